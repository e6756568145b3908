using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Tests.Trial;

namespace Daybook.Bench;

/// <summary>
/// Puts N seeded faults into every bundled protocol and asks the checker: the first problem must be the fault, on its line; nine in ten misspellings
/// must be answered with what was meant. <c>check-faults N --seed S</c>; the same faults as in the tests, from other seeds.
/// </summary>
internal static class CheckFaultsBench
{
    public static Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var faults = args.Count > 0 && args[0] != "--seed" ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000;
        var at = args.ToList().IndexOf("--seed");
        var seed = at >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 1;
        var tallies = Protocols().Select(path => new FaultTally(Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"), Seeds(faults, seed))).ToList();
        foreach (var tally in tallies)
        {
            Console.WriteLine(tally.Table());
            foreach (var line in tally.Missed.Concat(tally.NotRighted).Take(20)) Console.Error.WriteLine(line);
        }
        return Task.FromResult(new BenchResult(tallies.All(Passes), Figures(faults, seed, tallies)));
    }

    // A seed has its own stretch of fault numbers, so that no two seeds share a fault.
    private static IEnumerable<int> Seeds(int faults, int seed) => Enumerable.Range(0, faults).Select(i => unchecked((seed * 1_000_003) + i) & int.MaxValue);

    private static IEnumerable<string> Protocols() => Directory.EnumerateFiles(Path.Combine(BenchResult.Root(), "protocols"), "*.yaml")
        .Where(path => !path.EndsWith(".truth.yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static bool Passes(FaultTally tally) => tally.Found == tally.Faults && tally.Righted >= 0.9 * tally.Misspelt;

    private static JsonObject Figures(int faults, int seed, IEnumerable<FaultTally> tallies)
    {
        var figures = new JsonObject { ["faultsPerProtocol"] = faults, ["seed"] = seed };
        foreach (var tally in tallies)
            figures[tally.File] = new JsonObject { ["rightLine"] = tally.Found, ["misspelt"] = tally.Misspelt, ["righted"] = tally.Righted };
        return figures;
    }
}
