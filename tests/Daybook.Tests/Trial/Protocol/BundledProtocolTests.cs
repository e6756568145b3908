using Daybook.Trial;

namespace Daybook.Tests.Trial;

public class BundledProtocolTests
{
    public static TheoryData<string> Bundled => [.. Trial.Bundled.Files];

    [Theory, MemberData(nameof(Bundled))]
    public void a_bundled_protocol_has_no_problem(string file)
    {
        var reading = ProtocolReader.Read(Trial.Bundled.Read(file), file);

        Assert.Equal("", ProblemText.Render(reading.Problems));
        Assert.NotNull(reading.Protocol);
    }

    [Theory, MemberData(nameof(Bundled))]
    public void other_readers_of_yaml_accept_a_bundled_protocol(string file) =>
        // YAML 1.1 readers take a question mark before a comma or a bracket for the mark of a key.
        Assert.DoesNotMatch(@"\?[,}\]]", Trial.Bundled.Read(file));

    [Theory, InlineData("minimal-crossover.yaml", 60), InlineData("minimal-parallel.yaml", 30)]
    public void the_minimal_protocols_stay_minimal(string file, int lines) =>
        Assert.InRange(Trial.Bundled.Read(file).TrimEnd().Split('\n').Length, 1, lines);
}
