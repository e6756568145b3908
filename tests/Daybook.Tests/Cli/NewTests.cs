using Daybook.Cli;
using Daybook.Trial;

namespace Daybook.Tests.Cli;

/// <summary>A protocol that is begun by the command is sound, whatever was chosen.</summary>
public sealed class NewTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daybook-new-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string, string, string, string, string> Choices
    {
        get
        {
            var choices = new TheoryData<string, string, string, string, string>();
            foreach (var design in Kebab.WordsOf(typeof(Design)))
                foreach (var (baseline, days, washout) in new[] { ("14", "28", "14"), ("0", "28", "0"), ("7", "1", "0"), ("0", "1", "7"), ("14", "365", "14") })
                    foreach (var scale in new[] { "nrs11", "vas100" })
                        choices.Add(design, baseline, days, washout, scale);
            return choices;
        }
    }

    [Theory, MemberData(nameof(Choices))]
    public async Task every_choice_gives_a_sound_file(string design, string baseline, string days, string washout, string scale)
    {
        var file = Path.Combine(folder, "my trial.yaml");
        var (exit, _, talk) = await Run("", "new", file, "--design", design, "--baseline", baseline, "--days", days, "--washout", washout, "--scale", scale, "--participants", "13");

        Assert.True(exit == ExitCode.Ok, talk);
        var reading = ProtocolReader.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file);
        Assert.Equal("", ProblemText.Render(reading.Problems));
        Assert.Equal(("my-trial", design), (reading.Protocol!.Id, Kebab.Of(reading.Protocol.Design.ToString())));
        Assert.Contains(reading.Protocol.Analyses, analysis => analysis.Rank == AnalysisRank.Primary);
    }

    [Theory, InlineData("crossover"), InlineData("parallel"), InlineData("fixed-order")]
    public async Task the_file_is_golden_and_its_first_line_names_the_schema_beside_it(string design)
    {
        var file = Path.Combine(folder, "trial.yaml");
        Assert.Equal(ExitCode.Ok, (await Run("", "new", file, "--design", design)).Exit);

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        Golden.Equals($"new-{design}.yaml", text);
        Assert.StartsWith("# yaml-language-server: $schema=protocol.schema.json\n", text, StringComparison.Ordinal);
        Assert.Equal(ProtocolSchema.Write(), await File.ReadAllTextAsync(Path.Combine(folder, "protocol.schema.json"), TestContext.Current.CancellationToken));
        Assert.True(text.Split('\n').Count(line => line.TrimStart().StartsWith('#')) > 12, "the file explains itself in comments");
    }

    [Theory]
    [InlineData("2", "7", "0")]
    [InlineData("3", "14", "7")]
    [InlineData("20", "1", "0")]
    public async Task n_of_1_trials_are_begun_as_a_crossover_of_several_cycles(string cycles, string days, string washout)
    {
        var file = Path.Combine(folder, "one-by-one.yaml");
        var (exit, _, talk) = await Run("", "new", file, "--cycles", cycles, "--days", days, "--washout", washout, "--participants", "12");

        Assert.True(exit == ExitCode.Ok, talk);
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        var protocol = ProtocolReader.Read(text, file).Protocol!;
        Assert.Equal([string.Concat(Enumerable.Repeat("AB", int.Parse(cycles, System.Globalization.CultureInfo.InvariantCulture))), string.Concat(Enumerable.Repeat("BA", int.Parse(cycles, System.Globalization.CultureInfo.InvariantCulture)))], protocol.Arms.Select(arm => arm.Id));
        if (cycles == "2")
            Golden.Equals("new-n-of-1.yaml", text);
    }

    [Fact]
    public async Task on_a_terminal_it_asks_and_an_empty_answer_takes_the_usual_value()
    {
        var file = Path.Combine(folder, "asked.yaml");
        var (exit, _, talk) = await Run("Low-dose naltrexone\nparallel\nNaltrexone 4.5 mg\n\nAtlantic/Canary\n\n0\n56\n40\n\n", "new", file);

        Assert.True(exit == ExitCode.Ok, talk);
        Assert.Contains("Design (crossover, parallel, fixed-order) [crossover]: ", talk, StringComparison.Ordinal);
        var protocol = ProtocolReader.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file).Protocol!;
        Assert.Equal(("Low-dose naltrexone", Design.Parallel, "Atlantic/Canary"), (protocol.Title, protocol.Design, protocol.Sites[0].Zone));
        Assert.Equal(["naltrexone", "placebo"], protocol.Treatments.Select(treatment => treatment.Id));
        Assert.Equal([56], protocol.Periods.Select(period => period.Days));
    }

    [Fact]
    public async Task what_was_typed_wrong_is_said_and_asked_again_and_nothing_else_is_lost()
    {
        var file = Path.Combine(folder, "again.yaml");
        var (exit, _, talk) = await Run("A title\nparalel\nparallel\n\n\nEurope/Madird\nEurope/Madrid\n\nnone\n-3\n0\n0\n56\n1\n40\nvas10\nvas100\n", "new", file);

        Assert.True(exit == ExitCode.Ok, talk);
        foreach (var said in new[] { "there is no design paralel. did you mean parallel?", "there is no time zone Europe/Madird. did you mean Europe/Madrid?", "'none' is no number", "'-3' is no number", "'0' is no number for “Days of each treated period”", "'1' is no number for “How many participants”", "there is no scale vas10." })
            Assert.Contains(said, talk, StringComparison.Ordinal);
        var protocol = ProtocolReader.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file).Protocol!;
        Assert.Equal(("A title", Design.Parallel, 56, ItemKind.Line), (protocol.Title, protocol.Design, protocol.Periods.Single().Days, protocol.Diary!.Items[0].Kind));
    }

    [Fact]
    public async Task what_cannot_be_is_said_and_nothing_is_written()
    {
        var file = Path.Combine(folder, "refused.yaml");
        foreach (var (args, said) in new (string[], string)[]
        {
            (["--design", "paralel"], "did you mean parallel?"), (["--days", "many"], "--days"), (["--zone", "Europe/Madird"], "did you mean Europe/Madrid?"), (["--treatment", "Only one"], "twice"),
            (["--treatment", "Pain killer", "--treatment", "Placebo"], "pain"),
            (["--cycles", "0"], "--cycles"), (["--design", "parallel", "--cycles", "3"], "this trial has none"), (["--cycles", "21"], "at most 20"),
            (["--title", "Two\nlines"], "--title"), (["--treatment", "A\nline", "--treatment", "Placebo"], "--treatment"), (["--site", "A\rline"], "--site"),
        })
        {
            var (exit, _, talk) = await Run("", ["new", file, .. args]);
            Assert.True(exit is ExitCode.Usage or ExitCode.InvalidInput, $"{exit}: {talk}");
            Assert.Contains(said, talk, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(Directory.GetFiles(folder));
        }
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        Assert.Equal(ExitCode.Refused, (await Run("", "new", file)).Exit);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Theory, InlineData("No treatment", "treatment"), InlineData("Off label", "label"), InlineData("Null", "treatment"), InlineData("Yes", "treatment")]
    public async Task a_word_that_yaml_reads_as_something_else_is_no_short_name(string name, string id)
    {
        var file = Path.Combine(folder, "trial.yaml");
        var (exit, _, talk) = await Run("", "new", file, "--treatment", name, "--treatment", "Placebo");

        Assert.True(exit == ExitCode.Ok, talk);
        var protocol = ProtocolReader.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), file).Protocol!;
        Assert.Equal([(id, name), ("placebo", "Placebo")], protocol.Treatments.Select(treatment => (treatment.Id, treatment.Name)));
    }

    [Fact]
    public async Task a_schema_that_is_there_is_left_as_it_is_and_that_is_said()
    {
        var (file, schema) = (Path.Combine(folder, "trial.yaml"), Path.Combine(folder, "protocol.schema.json"));
        await File.WriteAllTextAsync(schema, "mine", TestContext.Current.CancellationToken);
        var (exit, results, talk) = await Run("", "new", file);

        Assert.Equal(ExitCode.Ok, exit);
        Assert.Contains("left as it is", talk, StringComparison.Ordinal);
        Assert.DoesNotContain("its schema stands beside it", results, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(schema, TestContext.Current.CancellationToken));
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task a_protocol_is_not_begun_under_the_name_of_its_schema()
    {
        var (exit, _, talk) = await Run("", "new", Path.Combine(folder, "protocol.schema.json"));

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("name of the schema", talk, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder));
    }

    private static async Task<(ExitCode Exit, string Results, string Talk)> Run(string answers, params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        using var asked = new StringReader(answers);
        var exit = await CommandLine.Run(args, results, talk, interactive: answers.Length > 0, TestContext.Current.CancellationToken, answers.Length > 0 ? asked : null);
        return (exit, results.ToString(), talk.ToString());
    }
}
