using System.CommandLine;
using Daybook.Cli.Fit;

namespace Daybook.Cli.Verbs;

/// <summary>Runs statistical reference cases, one or a folder of them.</summary>
internal static class FitVerb
{
    private static readonly Argument<string?> Case = new("case") { Description = "A case in the reference format.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> All = new("--all") { Description = "Run and score every case of this folder.", HelpName = "folder" };

    public static Command Build() => Verb.Of(
        "fit",
        "Runs a statistical reference case and compares every number with its expected value.",
        ["daybook fit case.json", "daybook fit --all reference/public"],
        [Case, All],
        (parsed, terminal, _) => Task.FromResult(
            (ExitCode)FitCommand.Run(parsed.GetValue(Case), parsed.GetValue(All), terminal.Json, terminal.Results, terminal.Talk)));
}
