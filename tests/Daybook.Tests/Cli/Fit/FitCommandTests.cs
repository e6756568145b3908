using System.Text.Json.Nodes;
using Daybook.Cli.Fit;
using Xunit;

namespace Daybook.Tests.Cli.Fit;

public sealed class FitCommandTests : IDisposable
{
    private const string Rates = """
        { "schema": "trialstats-ref/1", "id": "rates-made-up", "family": "rates",
          "inputs": { "cases": [ { "x1": 4, "t1": 10, "x2": 2, "t2": 20 } ] }, "tolerances": [] RESULTS }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("daybook-fit").FullName;
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void a_case_without_results_is_computed_and_printed_in_the_reference_format()
    {
        Assert.Equal(0, Run(Write("a.json", Rates.Replace("RESULTS", ""))));
        Assert.Contains("4_10_vs_2_20/rate_ratio\t4", output.ToString());
        Assert.Equal(0, Run(Path.Combine(folder, "a.json"), json: true));
        JsonNode printed = JsonNode.Parse(output.ToString()[output.ToString().IndexOf('{')..])!;
        Assert.Equal("trialstats-ref/1", (string?)printed["schema"]);
        Assert.Equal(0.4, (double)printed["results"]!["4_10_vs_2_20"]!["rate1"]!);
    }

    [Fact]
    public void results_that_agree_say_so_and_a_wrong_number_fails_with_its_path()
    {
        string right = Write("right.json", Rates.Replace("RESULTS", """, "results": { "4_10_vs_2_20": { "rate1": 0.4, "rate_ratio": 4 } }"""));
        string wrong = Write("wrong.json", Rates.Replace("RESULTS", """, "results": { "4_10_vs_2_20": { "rate1": 0.41 } }"""));
        Assert.Equal(0, Run(right));
        Assert.Contains("agreed    2 numbers", output.ToString());
        Assert.Equal(1, Run(wrong));
        Assert.Contains("4_10_vs_2_20/rate1 expected 0.41, got 0.4", output.ToString());
    }

    [Fact]
    public void a_folder_prints_a_line_a_case_and_totals_by_family()
    {
        Write("right.json", Rates.Replace("RESULTS", """, "results": { "4_10_vs_2_20": { "rate1": 0.4 } }"""));
        Write("strange.json", """{ "id": "strange", "family": "astrology", "inputs": {}, "results": { "a": 1 }, "tolerances": [] }""");
        Assert.Equal(1, FitCommand.Run(null, folder, json: false, output, error));
        string printed = output.ToString();
        Assert.Contains("not built", printed);
        Assert.Matches(@"astrology\s+0 / 1", printed);
        Assert.Matches(@"rates\s+1 / 1", printed);
        Assert.Matches(@"all\s+1 / 2", printed);
    }

    [Fact]
    public void a_methods_refusal_is_the_cases_outcome_and_does_not_stop_the_folder()
    {
        Write("a.json", Rates.Replace("\"x1\": 4", "\"x1\": 0").Replace("\"x2\": 2", "\"x2\": 0").Replace("RESULTS", ""));
        Write("b.json", Rates.Replace("RESULTS", ""));
        Assert.Equal(1, FitCommand.Run(null, folder, json: false, output, error));
        Assert.Contains("Neither group has an event", output.ToString());
        Assert.Contains("computed", output.ToString());
    }

    [Theory]
    [InlineData(null, null, 2)]
    [InlineData("a.json", "b", 2)]
    [InlineData("missing.json", null, 5)]
    [InlineData(null, "missing", 5)]
    public void misuse_and_missing_files_have_their_exit_codes(string? file, string? all, int code) => Assert.Equal(code, FitCommand.Run(
        file is null ? null : Path.Combine(folder, file), all is null ? null : Path.Combine(folder, all), false, output, error));

    [Theory]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("""{ "id": "x" }""")]
    public void a_file_that_is_no_case_is_invalid_input(string text) => Assert.Equal(3, Run(Write("bad.json", text)));

    private int Run(string path, bool json = false) => FitCommand.Run(path, null, json, output, error);

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
