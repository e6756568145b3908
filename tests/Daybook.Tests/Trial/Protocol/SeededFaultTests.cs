namespace Daybook.Tests.Trial;

/// <summary>Faults made from the language itself, in every protocol of the product and every fixture of a feature; <c>bench/run check-faults N --seed S</c> tries other seeds.</summary>
public class SeededFaultTests(ITestOutputHelper output)
{
    private const int Faults = 200;

    public static TheoryData<string> Files => [.. Bundled.AllFiles];

    [Theory, MemberData(nameof(Files))]
    public void the_first_problem_is_the_fault_on_its_line_and_nine_in_ten_misspellings_are_righted(string file)
    {
        var tally = new FaultTally(file, Bundled.ReadAt(file), Enumerable.Range(0, Faults));
        output.WriteLine(tally.Table());

        Assert.True(tally.Missed.Count == 0, string.Join('\n', tally.Missed));
        Assert.True(tally.Righted >= 0.9 * tally.Misspelt, string.Join('\n', tally.NotRighted));
    }

    [Fact]
    public void every_kind_of_fault_is_planted_and_changes_the_file() =>
        Assert.Equal(SeededFault.KindCount, Enumerable.Range(0, Faults).Select(seed => SeededFault.Plant(Bundled.Crossover, seed)).Where(fault => fault.Yaml != Bundled.Crossover).Select(fault => fault.Kind).Distinct().Count());

    [Fact]
    public void a_checker_that_finds_nothing_or_another_line_does_not_pass()
    {
        var fault = SeededFault.Plant(Bundled.Crossover, 0);
        var problems = Daybook.Trial.ProtocolReader.Read(fault.Yaml, "seeded.yaml").Problems;

        Assert.True(fault.IsFoundBy(problems));
        Assert.False(fault.IsFoundBy([]));
        Assert.False(fault.IsFoundBy([problems[0] with { Line = fault.Line + 1 }]));
        Assert.False(fault.IsRightedBy([problems[0] with { Suggestion = null }]));
    }

    [Fact]
    public void one_fault_rarely_looks_like_many()
    {
        var counts = Enumerable.Range(0, Faults).Select(seed => Daybook.Trial.ProtocolReader.Read(SeededFault.Plant(Bundled.Crossover, seed).Yaml, "seeded.yaml").Problems.Count).ToList();
        output.WriteLine($"problems a fault: mean {counts.Average():0.00}, at most {counts.Max()}");

        Assert.All(counts, count => Assert.InRange(count, 1, 6));
        Assert.InRange(counts.Average(), 1, 1.5);
    }
}
