using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Faults of meaning, made from every protocol of the product and every fixture: each is named by its own code, on its line.</summary>
public class MeaningFaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files => [.. Bundled.AllFiles];

    [Theory, MemberData(nameof(Files))]
    public void a_fault_of_meaning_is_named_by_its_own_code_on_its_line(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var faults = MeaningFault.In(yaml).ToList();
        var missed = faults.Select(fault => (fault, problems: ProtocolReader.Read(fault.Yaml, path).Problems)).Where(tried => !tried.fault.IsFoundBy(tried.problems))
            .Select(tried => $"{tried.fault.Code} on line {tried.fault.Line}: {tried.fault.Yaml.Split('\n')[tried.fault.Line - 1].Trim()}\n    reported: {string.Join("; ", tried.problems.Select(problem => $"{problem.Code} on line {problem.Line}: {problem.What}"))}").ToList();

        output.WriteLine($"{path}: {faults.Count} faults of {faults.Select(fault => fault.Code).Distinct().Count()} kinds");
        Assert.NotEmpty(faults);
        Assert.True(missed.Count == 0, string.Join('\n', missed));
    }

    [Fact]
    public void every_kind_is_tried_in_some_file() =>
        Assert.Empty(MeaningFault.Codes.Except(Bundled.AllFiles.SelectMany(path => MeaningFault.In(Bundled.ReadAt(path))).Select(fault => fault.Code)));

    [Fact]
    public void a_checker_that_is_silent_or_points_elsewhere_does_not_pass()
    {
        var fault = MeaningFault.In(Bundled.Crossover).First();
        var problems = ProtocolReader.Read(fault.Yaml, "meaning.yaml").Problems;

        Assert.True(fault.IsFoundBy(problems));
        Assert.False(fault.IsFoundBy([]));
        Assert.False(fault.IsFoundBy([.. problems.Select(problem => problem with { Line = problem.Line + 1 })]));
    }
}
