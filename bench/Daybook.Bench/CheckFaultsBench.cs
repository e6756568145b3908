using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Tests.Trial;
using Daybook.Trial;

namespace Daybook.Bench;

/// <summary>
/// Puts N seeded faults into every bundled protocol and every fixture and asks the checker: the first problem must be the fault, on its line; nine in ten misspellings
/// must be answered with what was meant; every fault of meaning must be named by its code. <c>check-faults N --seed S</c>; the same faults as in the tests, from other seeds.
/// </summary>
internal static class CheckFaultsBench
{
    public static Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var faults = args.Count > 0 && args[0] != "--seed" ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        var at = args.ToList().IndexOf("--seed");
        var seed = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 1;
        var tallies = Bundled.AllFiles.Select(path => new FaultTally(path, Bundled.ReadAt(path), Seeds(faults, seed))).ToList();
        var meaning = Bundled.AllFiles.SelectMany(path => MeaningFault.In(Bundled.ReadAt(path)).Select(fault => (path, fault))).ToList();
        var unnamed = meaning.Where(tried => !tried.fault.IsFoundBy(ProtocolReader.Read(tried.fault.Yaml, tried.path).Problems)).ToList();
        foreach (var (path, fault) in unnamed) Console.Error.WriteLine($"{path}: {fault.Code} on line {fault.Line} is not named");
        foreach (var tally in tallies)
        {
            Console.WriteLine(tally.Table());
            foreach (var line in tally.Missed.Concat(tally.NotRighted).Take(20)) Console.Error.WriteLine(line);
        }
        return Task.FromResult(new BenchResult(tallies.All(Passes) && unnamed.Count == 0, Figures(faults, seed, tallies, meaning.Count, meaning.Count - unnamed.Count)));
    }

    // A seed has its own stretch of fault numbers, so that no two seeds share a fault.
    private static IEnumerable<int> Seeds(int faults, int seed) => Enumerable.Range(0, faults).Select(i => unchecked((seed * 1_000_003) + i) & int.MaxValue);

    private static bool Passes(FaultTally tally) => tally.Found == tally.Faults && tally.Righted >= 0.9 * tally.Misspelt;

    private static JsonObject Figures(int faults, int seed, IEnumerable<FaultTally> tallies, int meaning, int named)
    {
        var figures = new JsonObject { ["faultsPerProtocol"] = faults, ["seed"] = seed, ["codesOfMeaningTried"] = MeaningFault.Codes.Count(), ["codes"] = ProblemCatalogue.All.Count, ["faultsOfMeaning"] = meaning, ["namedByTheirCode"] = named };
        foreach (var tally in tallies)
            figures[tally.File] = new JsonObject { ["rightLine"] = tally.Found, ["misspelt"] = tally.Misspelt, ["righted"] = tally.Righted };
        return figures;
    }
}
