using System.Text;
using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>Every kind of problem is found where it is, and said as the golden files show.</summary>
public class ProblemTests
{
    // One fault has hundreds of problems; its golden file shows the last.
    private const int MostShown = 8;

    public static TheoryData<string> Codes => [.. OfProtocols];

    public static TheoryData<string> OtherWays => [.. Faults.OtherWays.Keys];

    // Codes from DB0300 on belong to maps of tables; their tests stand beside the import.
    private static IEnumerable<string> OfProtocols => ProblemCatalogue.All.Select(entry => entry.Code).Where(code => string.CompareOrdinal(code, "DB0300") < 0);

    [Theory, MemberData(nameof(Codes))]
    public void each_kind_of_problem_is_found_and_said_clearly(string code)
    {
        var reading = ProtocolReader.Read(Faults.Of(code), "minimal-crossover.yaml");

        Assert.Null(reading.Protocol);
        Assert.Contains(reading.Problems, problem => problem.Code == code);
        Golden.Equals($"{code}.txt", ProblemText.Render(reading.Problems.TakeLast(MostShown)));
    }

    [Fact]
    public void the_problems_that_are_not_shown_are_counted()
    {
        var problems = ProtocolReader.Read(Faults.Of("DB0011"), "many.yaml").Problems;

        Assert.Equal(ProblemList.Most + 1, problems.Count);
        Assert.Equal("DB0011", problems[^1].Code);
        Assert.Equal("100 more problems are not shown", problems[^1].What);
    }

    [Theory, MemberData(nameof(OtherWays))]
    public void other_ways_to_a_problem_are_found_too(string way)
    {
        var reading = ProtocolReader.Read(Faults.OtherWays[way](), "minimal.yaml");

        Assert.Null(reading.Protocol);
        Assert.Contains(reading.Problems, problem => problem.Code == way[..6]);
        Golden.Equals($"{way}.txt", ProblemText.Render(reading.Problems));
    }

    [Fact]
    public void the_faults_cover_the_catalogue_exactly() => Assert.Equal(OfProtocols, Faults.All.Keys);

    [Fact]
    public void codes_stand_in_order_and_never_twice() =>
        Assert.Equal(ProblemCatalogue.All.Select(entry => entry.Code).Order(StringComparer.Ordinal).Distinct(), ProblemCatalogue.All.Select(entry => entry.Code));

    [Fact]
    public void the_catalogue_is_golden()
    {
        var text = new StringBuilder();
        foreach (var entry in ProblemCatalogue.All)
            text.Append(entry.Code).Append(": ").Append(entry.Title).Append('\n').Append("  ").Append(entry.Explanation).Append('\n');
        Golden.Equals("catalogue.txt", text.ToString());
    }

    [Fact]
    public void one_pass_finds_problems_in_every_part()
    {
        var yaml = Bundled.Crossover
            .Replace("design: crossover", "desing: crossover", StringComparison.Ordinal)
            .Replace("zone: Europe/Madrid", "zone: Europe/Madird", StringComparison.Ordinal)
            .Replace("days: 14,", "days: fourteen,", StringComparison.Ordinal)
            .Replace("closes: \"03:00+1d\"", "closes: \"03:00\"", StringComparison.Ordinal)
            .Replace("labs: [esr]", "labs: [ers]", StringComparison.Ordinal)
            .Replace("method: mixed-model", "method: mixed", StringComparison.Ordinal);

        var reading = ProtocolReader.Read(yaml, "six.yaml");

        Assert.Equal(["DB0101", "DB0125", "DB0106", "DB0142", "DB0131", "DB0105"], reading.Problems.Select(problem => problem.Code));
        Golden.Equals("one-pass.txt", ProblemText.Render(reading.Problems));
        Golden.Equals("one-pass.json", ProblemJson.Write(reading.Problems) + "\n");
    }

    [Fact]
    public void the_json_form_says_code_place_and_cause()
    {
        var json = ProblemJson.Write(ProtocolReader.Read(Faults.Of("DB0142"), "ldn.yaml").Problems);

        using var document = JsonDocument.Parse(json);
        var problem = Assert.Single(document.RootElement.EnumerateArray());
        Assert.Equal("DB0142", problem.GetProperty("code").GetString());
        Assert.Equal("ldn.yaml", problem.GetProperty("file").GetString());
        Assert.Equal("window closes before it opens", problem.GetProperty("title").GetString());
        Assert.Equal(30, problem.GetProperty("line").GetInt32());
        Assert.Equal(11, problem.GetProperty("column").GetInt32());
        Assert.Equal(7, problem.GetProperty("length").GetInt32());
    }
}
