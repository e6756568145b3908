using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Trial;

namespace Daybook.Tests.Cli;

public sealed class CommandLineTests
{
    [Fact]
    public async Task an_unknown_command_names_the_nearest_one()
    {
        var (exit, results, talk) = await Run("chekc", "trial.yaml");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Empty(results);
        Assert.StartsWith("error: unknown command 'chekc'. Did you mean 'check'?", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_unknown_option_names_the_nearest_one()
    {
        var (exit, _, talk) = await Run("verify", "--dta", "demo");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("Did you mean '--data'?", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_missing_file_is_not_found()
    {
        var (exit, _, talk) = await Run("check", "no-such-file.yaml");
        Assert.Equal(ExitCode.NotFound, exit);
        Assert.Contains("there is no file no-such-file.yaml", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_bundled_study_is_checked_by_its_name()
    {
        var (exit, results, talk) = await Run("check", "minimal-crossover", "innova");
        Assert.Equal((ExitCode.Ok, ""), (exit, talk));
        Assert.Equal(["minimal-crossover: ", "innova: "], results.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..(line.IndexOf(' ', StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public async Task every_file_is_checked_also_beside_one_that_is_not_there()
    {
        var (exit, results, talk) = await Run("check", "no-such-file.yaml", Repository.At("protocols", "minimal-crossover.yaml"), Repository.At("protocols"));
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("minimal-crossover 1.0 is sound", results, StringComparison.Ordinal);
        Assert.Contains("there is no file no-such-file.yaml", talk, StringComparison.Ordinal);
        Assert.Contains("is a folder", talk, StringComparison.Ordinal);
        var told = JsonNode.Parse((await Run("check", "--json", "no-such-file.yaml", Repository.At("protocols", "minimal-crossover.yaml"), Repository.At("protocols"))).Results)!;
        Assert.Equal("minimal-crossover", (string?)told["protocols"]![0]!["protocol"]);
        Assert.Collection(told["unread"]!.AsArray(), one => Assert.Contains("no-such-file.yaml", (string?)one!["error"], StringComparison.Ordinal), one => Assert.Contains("is a folder", (string?)one!["error"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_language_for_which_the_phone_has_no_words_is_said()
    {
        var file = Path.GetTempFileName();
        try
        {
            var yaml = await File.ReadAllTextAsync(Repository.At("protocols", "minimal-crossover.yaml"), TestContext.Current.CancellationToken);
            foreach (var (language, said) in new[] { ("da", true), ("es-419", false) })
            {
                await File.WriteAllTextAsync(file, yaml.Replace("design: crossover", $"language: {language}\ndesign: crossover", StringComparison.Ordinal), TestContext.Current.CancellationToken);
                var (exit, _, talk) = await Run("check", file);
                Assert.Equal(ExitCode.Ok, exit);
                Assert.Equal(said, talk.Contains("the phone's own words, its reminders and its calendar are in English", StringComparison.Ordinal));
                Assert.Equal(!said, (await Run("schedule", file, "--start", "2026-03-01", "--format", "ics")).Results.Contains("SUMMARY:Visita v1", StringComparison.Ordinal));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task a_diff_says_when_the_version_was_not_raised_or_the_study_is_another()
    {
        var file = Path.GetTempFileName();
        try
        {
            var old = Repository.At("protocols", "minimal-crossover.yaml");
            await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(old, TestContext.Current.CancellationToken)).Replace("window: last-7", "window: last-6", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.Contains("both say version 1.0", (await Run("diff", old, file)).Results, StringComparison.Ordinal);
            Assert.DoesNotContain("both say version", (await Run("diff", old, old)).Results, StringComparison.Ordinal);
            Assert.Contains("these are two studies, minimal-crossover and minimal-parallel", (await Run("diff", old, Repository.At("protocols", "minimal-parallel.yaml"))).Results, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task new_says_what_it_cannot_write()
    {
        Assert.Contains("there is no folder", (await Run("new", Path.Combine(Path.GetTempPath(), "no-such-folder", "trial.yaml"))).Talk, StringComparison.Ordinal);
        Assert.Contains("--participants takes no more than 10000, and '100000' is more", (await Run("new", Path.Combine(Path.GetTempPath(), "never-written.yaml"), "--participants", "100000")).Talk, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "never-written.yaml")));
    }

    [Fact]
    public async Task the_version_is_one_line_or_one_document()
    {
        Assert.Matches(@"^daybook \d+\.\d+\.\d+", (await Run("--version")).Results);
        Assert.StartsWith("{\"version\":", (await Run("--version", "--json")).Results, StringComparison.Ordinal);
    }

    [Theory, InlineData("DB0142"), InlineData("142"), InlineData("[db0142]")]
    public async Task a_code_is_explained_with_an_example_and_its_mending(string code)
    {
        var (exit, results, _) = await Run("explain", code);
        Assert.Equal(ExitCode.Ok, exit);
        Assert.StartsWith("DB0142: window closes before it opens", results, StringComparison.Ordinal);
        Assert.Contains("    closes: \"17:00\"", results, StringComparison.Ordinal);
        Assert.Contains("error[DB0142]", results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task explain_without_a_code_lists_them_and_an_unknown_one_is_not_found()
    {
        Assert.Equal(ProblemCatalogue.All.Count, (await Run("explain")).Results.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(ExitCode.NotFound, (await Run("explain", "DB9999")).Exit);
        Assert.Contains("\"explanation\"", (await Run("explain", "DB0001", "--json")).Results, StringComparison.Ordinal);
    }

    /// <summary>A file of a hundred megabytes, and one that never ends: no more is read than tells that it is no protocol.</summary>
    [Fact]
    public async Task a_protocol_that_is_too_large_or_never_ends_is_refused_by_its_beginning()
    {
        var sparse = Path.GetTempFileName();
        try
        {
            using (var file = File.OpenWrite(sparse)) file.SetLength(100L << 20);
            var before = GC.GetTotalAllocatedBytes();
            foreach (var path in new[] { sparse, "/dev/zero" }.Where(File.Exists))
            {
                var (exit, _, talk) = await Run("check", path);
                Assert.Equal(ExitCode.InvalidInput, exit);
                Assert.Contains("DB0001", talk, StringComparison.Ordinal);
            }
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 60L << 20);
        }
        finally
        {
            File.Delete(sparse);
        }
    }

    [Fact]
    public async Task a_diff_says_what_changed_the_weightiest_first()
    {
        var file = Path.GetTempFileName();
        try
        {
            var old = Repository.At("protocols", "minimal-crossover.yaml");
            var yaml = await File.ReadAllTextAsync(old, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(file, yaml.Replace("days: 7,", "days: 7, ", StringComparison.Ordinal).Replace("window: last-7", "window: last-6", StringComparison.Ordinal).Replace("title: At the first visit", "title: First visit", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            var (exit, results, _) = await Run("diff", old, file);
            Assert.Equal(ExitCode.Ok, exit);
            Assert.StartsWith("minimal-crossover 1.0 -> 1.0: 2 changes\nsubstantial (1)\n  endpoint end-pain: window is now last-6, was last-7\n", results, StringComparison.Ordinal);
            Assert.Contains("\"weighs\": \"substantial\"", (await Run("diff", old, file, "--json")).Results, StringComparison.Ordinal);
            Assert.EndsWith("nothing changed\n", (await Run("diff", old, old)).Results, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task a_file_of_a_hundred_megabytes_is_refused_by_its_size_without_being_read()
    {
        var file = Path.GetTempFileName();
        try
        {
            await using (var stream = File.OpenWrite(file)) stream.SetLength(100_000_000);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var (exit, results, _) = await Run("check", file, "--json");
            Assert.Equal(ExitCode.InvalidInput, exit);
            Assert.Contains("\"DB0001\"", results, StringComparison.Ordinal);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000, "the whole file was read");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task every_verb_has_two_examples_in_its_help()
    {
        foreach (var verb in CommandLine.Build().Subcommands)
        {
            var (exit, help, _) = await Run(verb.Name, "--help");
            Assert.Equal(ExitCode.Ok, exit);
            var examples = help.Split('\n').Count(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains($"daybook {verb.Name}", StringComparison.Ordinal));
            Assert.True(examples >= 2, $"{verb.Name} shows {examples} examples.\n{help}");
            Assert.True(help.Split('\n').Length <= 40, $"{verb.Name} --help does not fit a screen.");
        }
    }

    [Fact]
    public void a_verb_that_is_called_by_its_name_is_the_only_one_that_is_built()
    {
        foreach (var verb in CommandLine.Build().Subcommands)
            Assert.Equal(verb.Name, Assert.Single(CommandLine.Build(verb.Name).Subcommands).Name);
    }

    private static async Task<(ExitCode Exit, string Results, string Talk)> Run(params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        var exit = await CommandLine.Run(args, results, talk, interactive: false, TestContext.Current.CancellationToken);
        return (exit, results.ToString(), talk.ToString());
    }
}
