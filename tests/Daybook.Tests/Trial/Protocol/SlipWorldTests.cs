using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Beside a value that nobody can read or guess: what is wrong whatever was meant is reported in the same pass, and nothing else is.</summary>
public class SlipWorldTests(ITestOutputHelper output)
{
    private const int Meanings = 7, Slips = 78;

    private static readonly string[] Unreadable = ["dropped key", "repeated name", "wrong kind", "wrong form", "dangling name"];

    public static TheoryData<string> Files => [.. Bundled.AllFiles];

    [Theory, MemberData(nameof(Files))]
    public void a_slip_alone_is_no_problem_of_meaning(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var slips = Enumerable.Range(0, Slips).Select(seed => SeededFault.Plant(yaml, seed)).Where(slip => Unreadable.Contains(slip.Kind)).ToList();
        var many = slips.Select(slip => (slip, ProtocolReader.Read(slip.Yaml, path).Problems)).Where(read => read.Problems.Any(problem => OfMeaning(problem) && problem.Line != read.slip.Line))
            .Select(read => $"{read.slip.Kind} on line {read.slip.Line}, {read.slip.Yaml.Split('\n')[read.slip.Line - 1].Trim()}:\n    {string.Join("\n    ", read.Problems.Select(problem => $"{problem.Code} on line {problem.Line}: {problem.What}"))}").ToList();

        output.WriteLine($"{path}: {slips.Count} slips");
        Assert.NotEmpty(slips);
        Assert.True(many.Count == 0, string.Join('\n', many));
    }

    [Theory, MemberData(nameof(Files))]
    public void a_slip_does_not_hide_a_fault_of_meaning(string path)
    {
        var (tried, found, missed) = (0, 0, new List<string>());
        foreach (var (meaning, slip) in Pairs(Bundled.ReadAt(path)))
        {
            var problems = ProtocolReader.Read(slip.Yaml, path).Problems;
            tried++;
            // A slip may bring a line or take one away.
            var moved = slip.Line <= meaning.Line ? slip.Yaml.Count(letter => letter == '\n') - meaning.Yaml.Count(letter => letter == '\n') : 0;
            if ((meaning with { Line = meaning.Line + moved }).IsFoundBy(problems))
                found++;
            else
                missed.Add($"{meaning.Code} on line {meaning.Line} beside the {slip.Kind} on line {slip.Line}: {slip.Yaml.Split('\n')[slip.Line - 1].Trim()}");
        }

        output.WriteLine($"{path}: {found} of {tried} found\n{string.Join('\n', missed)}");
        Assert.True(tried > 0, "no pair was tried");
        Assert.True(found >= 0.75 * tried, $"only {found} of {tried} were found");
    }

    private static bool OfMeaning(Problem problem) => string.CompareOrdinal(problem.Code, "DB0132") >= 0;

    private static IEnumerable<(MeaningFault Meaning, SeededFault Slip)> Pairs(string yaml)
    {
        var seed = 0;
        foreach (var meaning in MeaningFault.In(yaml).DistinctBy(fault => fault.Code).Take(Meanings))
            foreach (var kind in Unreadable)
                for (var tries = 0; tries < 60; tries++)
                    if (SeededFault.Plant(meaning.Yaml, seed++) is var slip && slip.Kind == kind && slip.Line != meaning.Line)
                    {
                        yield return (meaning, slip);
                        break;
                    }
    }
}
