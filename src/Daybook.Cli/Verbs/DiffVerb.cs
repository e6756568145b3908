using System.CommandLine;

namespace Daybook.Cli.Verbs;

/// <summary>Says what changed between two versions of a protocol, and how much each change weighs.</summary>
internal static class DiffVerb
{
    private static readonly Argument<string> Before = new("old") { Description = "The older version: a protocol file, or the name of a bundled study." };
    private static readonly Argument<string> After = new("new") { Description = "The newer version." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "diff",
        "Says what changed between two versions of a protocol, in the words of the study. Each change is wording, operational, substantial, or breaks running participants.",
        ["daybook diff trial-1.0.yaml trial-1.1.yaml", "daybook diff --json trial-1.0.yaml trial-1.1.yaml"],
        [Before, After],
        (parsed, terminal, _) =>
        {
            var (before, after) = (ProtocolFile.Read(parsed.GetRequiredValue(Before), terminal), ProtocolFile.Read(parsed.GetRequiredValue(After), terminal));
            var difference = new Difference(before, after);
            terminal.Answer(difference.Json(), [.. difference.Words()]);
            return Task.FromResult(ExitCode.Ok);
        });
}
