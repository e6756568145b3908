using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>A misspelling and a fault of meaning in one file, of every protocol and every fixture: both are reported in one pass.</summary>
public class TwoFaultTests(ITestOutputHelper output)
{
    /// <summary>How many faults of meaning are taken from each file; each is tried beside one misspelt key, name and word.</summary>
    private const int Meanings = 12, Slips = 100;

    private static readonly string[] Misspellings = ["misspelt key", "misspelt name", "misspelt word"];

    public static TheoryData<string> Files => [.. Bundled.AllFiles];

    [Theory, MemberData(nameof(Files))]
    public void a_misspelling_does_not_hide_a_fault_of_meaning(string path)
    {
        var (tried, both, rested, missed) = (0, 0, 0, new List<string>());
        foreach (var (meaning, slip) in MeaningFault.Beside(Bundled.ReadAt(path), Meanings, Misspellings))
        {
            var reading = ProtocolReader.Read(slip.Yaml, path);
            var problems = reading.Problems;
            tried++;
            if (!problems.Any(problem => problem.Line == slip.Line && problem.Suggestion == $"did you mean {slip.Meant}?"))
                continue;
            both++;
            // Where two names are as near the rules rest, and that is said.
            if (reading.Untried.Count > 0)
                rested++;
            else if (!meaning.IsFoundBy(problems))
                missed.Add($"{meaning.Code} on line {meaning.Line} beside the {slip.Kind} on line {slip.Line}: {slip.Yaml.Split('\n')[slip.Line - 1].Trim()}\n    reported: {string.Join("; ", problems.Select(problem => $"{problem.Code} on line {problem.Line}: {problem.What}"))}");
        }

        output.WriteLine($"{path}: {tried} pairs, {both} with the misspelling righted, {rested} at rest, {missed.Count} meanings missed");
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        Assert.True(both >= 0.9 * tried, $"{both} of {tried} misspellings were righted");
        Assert.True(rested <= 0.25 * tried, $"in {rested} of {tried} pairs rules rested");
        Assert.True(tried > 0, "no pair was tried");
    }

    [Theory, MemberData(nameof(Files))]
    public void a_misspelling_that_is_righted_is_one_problem(string path)
    {
        var yaml = Bundled.ReadAt(path);
        var slips = Enumerable.Range(0, Slips).Select(seed => SeededFault.Plant(yaml, seed)).Where(slip => Misspellings.Contains(slip.Kind)).ToList();
        var many = slips.Select(slip => (slip, ProtocolReader.Read(slip.Yaml, path).Problems)).Where(read => read.Problems is [var first, _, ..] && first.Suggestion == $"did you mean {read.slip.Meant}?")
            .Select(read => $"{read.slip.Yaml.Split('\n')[read.slip.Line - 1].Trim()}: {string.Join("; ", read.Problems.Select(problem => $"{problem.Code} on line {problem.Line}: {problem.What} ({problem.Suggestion})"))}").ToList();

        output.WriteLine($"{path}: {slips.Count} misspellings");
        Assert.NotEmpty(slips);
        Assert.True(many.Count == 0, string.Join('\n', many));
    }

    [Theory]
    [InlineData("does: [randomise, dispense]", "dose: 5")]
    [InlineData("compare: [", "compare: [c, ")]
    public void a_guess_that_cannot_be_meant_makes_the_rules_rest(string right, string wrong)
    {
        var yaml = Bundled.Crossover;
        var at = yaml.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0);

        var reading = ProtocolReader.Read(string.Concat(yaml.AsSpan(0, at), wrong, yaml.AsSpan(at + right.Length)), "guess.yaml");

        Assert.Single(reading.Problems);
        Assert.NotEmpty(reading.Untried);
    }

    [Fact]
    public void a_telling_word_is_found_beside_a_part_that_cannot_be_read()
    {
        var yaml = Bundled.Crossover;
        var broken = yaml.Replace("How bad was your pain today?", "How bad was your pain after the placebo today?", StringComparison.Ordinal);
        var site = System.Text.RegularExpressions.Regex.Match(broken, ", zone: [A-Za-z/]+").Value;
        Assert.NotEmpty(site);

        var problems = ProtocolReader.Read(broken.Replace(site, "", StringComparison.Ordinal), "parts.yaml").Problems;

        Assert.Contains(problems, problem => problem.Code == "DB0102");
        Assert.Contains(problems, problem => problem.Code == "DB0180");
    }

    [Theory]
    [InlineData("participants: 12", "participants: twelve", "DB0106")]
    [InlineData("opens: \"18:00\"", "opens: 6 pm", "DB0120")]
    [InlineData("window: last-", "window: lst-", "DB0124")]
    [InlineData("masked: [participant]", "masked: [particpant]", "DB0105")]
    public void what_was_clearly_meant_is_read_on(string right, string wrong, string code)
    {
        var yaml = Bundled.ReadAt(Bundled.AllFiles.First(path => path.EndsWith("ldn-fibromyalgia-2009.yaml", StringComparison.Ordinal)));
        Assert.Contains(right, yaml, StringComparison.Ordinal);

        var reading = ProtocolReader.Read(yaml.Replace(right, wrong, StringComparison.Ordinal), "slip.yaml");

        Assert.All(reading.Problems, problem => Assert.Equal(code, problem.Code));
        Assert.NotEmpty(reading.Problems);
        Assert.Null(reading.Protocol);
        Assert.Empty(reading.Untried);
    }

    [Theory]
    [InlineData("18+", ">= 18")]
    [InlineData("at least 18", ">= 18")]
    [InlineData("≥ 18", ">= 18")]
    [InlineData("=< 60", "<= 60")]
    public void a_bound_in_words_is_a_comparison(string written, string meant)
    {
        var yaml = Bundled.Crossover;
        var right = System.Text.RegularExpressions.Regex.Match(yaml, "require: \">= [0-9]+\"").Value;
        Assert.NotEmpty(right);

        var problem = Assert.Single(ProtocolReader.Read(yaml.Replace(right, $"require: \"{written}\"", StringComparison.Ordinal), "bound.yaml").Problems);

        Assert.Equal(("DB0123", $"write \"{meant}\""), (problem.Code, problem.Suggestion));
    }

    [Fact]
    public void a_period_in_weeks_is_read_in_days()
    {
        var right = Bundled.Crossover;
        var first = ProtocolReader.Read(right, "weeks.yaml").Protocol!.Periods.First(period => period.Days % 7 == 0).Days;
        var wrong = right.Replace($"days: {first}", $"weeks: {first / 7}", StringComparison.Ordinal);

        var reading = ProtocolReader.Read(wrong, "weeks.yaml");

        Assert.NotEqual(right, wrong);
        Assert.All(reading.Problems, problem => Assert.Equal(("DB0101", $"write days: {first}"), (problem.Code, problem.Suggestion)));
        Assert.Empty(reading.Untried);
    }
}
