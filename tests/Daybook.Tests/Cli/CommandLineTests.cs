using Daybook.Cli;

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
        var (exit, _, talk) = await Run("check", "trial.yaml", "--jsno");
        Assert.Equal(ExitCode.Usage, exit);
        Assert.Contains("Did you mean '--json'?", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_missing_file_is_not_found()
    {
        var (exit, _, talk) = await Run("check", "no-such-file.yaml");
        Assert.Equal(ExitCode.NotFound, exit);
        Assert.Contains("there is no file no-such-file.yaml", talk, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_version_is_one_line_or_one_document()
    {
        Assert.Matches(@"^daybook \d+\.\d+\.\d+", (await Run("--version")).Results);
        Assert.StartsWith("{\"version\":", (await Run("--version", "--json")).Results, StringComparison.Ordinal);
    }

    [Fact]
    public async Task every_verb_has_two_examples_in_its_help()
    {
        foreach (var verb in CommandLine.Build().Subcommands)
        {
            var (exit, help, _) = await Run(verb.Name, "--help");
            Assert.Equal(ExitCode.Ok, exit);
            var examples = help.Split('\n').Count(line => line.TrimStart().StartsWith($"daybook {verb.Name}", StringComparison.Ordinal));
            Assert.True(examples >= 3, $"{verb.Name} shows {examples - 1} examples beside its usage line.\n{help}");
            Assert.True(help.Split('\n').Length <= 40, $"{verb.Name} --help does not fit a screen.");
        }
    }

    private static async Task<(ExitCode Exit, string Results, string Talk)> Run(params string[] args)
    {
        using var results = new StringWriter();
        using var talk = new StringWriter();
        var exit = await CommandLine.Run(args, results, talk, interactive: false, TestContext.Current.CancellationToken);
        return (exit, results.ToString(), talk.ToString());
    }
}
