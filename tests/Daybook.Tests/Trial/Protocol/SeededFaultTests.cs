using Daybook.Trial;

namespace Daybook.Tests.Trial;

public class SeededFaultTests(ITestOutputHelper output)
{
    private const int Faults = 200;

    [Fact]
    public void of_200_seeded_faults_every_one_is_found_on_its_line_and_nine_in_ten_misspellings_are_righted()
    {
        var files = Bundled.Files.Where(file => file.StartsWith("minimal-", StringComparison.Ordinal)).Select(Bundled.Read).ToList();
        var faults = Enumerable.Range(0, Faults).Select(seed => SeededFault.Plant(files[seed / 6 % files.Count], seed)).ToList();

        var missed = faults.Where(fault => Find(fault) is null).Select(fault => $"{fault.Kind} on line {fault.Line}: {fault.Yaml.Split('\n')[fault.Line - 1]}").ToList();
        var misspelt = faults.Where(fault => fault.Meant is not null).ToList();
        var righted = misspelt.Count(fault => Find(fault)?.Suggestion == $"did you mean {fault.Meant}?");
        output.WriteLine($"{Faults - missed.Count} of {Faults} on the right line; {righted} of {misspelt.Count} misspellings righted");

        Assert.Empty(missed);
        Assert.True(righted >= 0.9 * misspelt.Count, $"{righted} of {misspelt.Count} misspellings were righted");
    }

    [Fact]
    public void one_fault_rarely_looks_like_many()
    {
        var counts = Enumerable.Range(0, Faults).Select(seed => Read(SeededFault.Plant(Bundled.Crossover, seed)).Count).ToList();
        output.WriteLine($"problems a fault: mean {counts.Average():0.00}, at most {counts.Max()}");

        Assert.All(counts, count => Assert.InRange(count, 1, 6));
        Assert.InRange(counts.Average(), 1, 1.5);
    }

    private static Problem? Find(SeededFault fault) => Read(fault).FirstOrDefault(problem => problem.Line == fault.Line && fault.Codes.Contains(problem.Code));

    private static IReadOnlyList<Problem> Read(SeededFault fault) => ProtocolReader.Read(fault.Yaml, "seeded.yaml").Problems;
}
