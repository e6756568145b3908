using System.CommandLine;
using System.Text.Json.Nodes;

namespace Daybook.Cli.Verbs;

/// <summary>Makes the observations again from the ledger.</summary>
internal static class RebuildVerb
{
    public static Command Build() => Verb.Of(
        "rebuild",
        "Makes the table of observations again from the ledger and says whether it differed.",
        ["daybook rebuild --data demo", "daybook rebuild --data demo --json"],
        [StudyChoice.Data, StudyChoice.Slug],
        async (parsed, terminal, cancellation) =>
        {
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var total = study.Head.Size;
            var made = await study.Rebuild(new Progress<long>(done => terminal.Progress("rebuilding", done, total)), cancellation);
            terminal.Answer(
                new JsonObject { ["entries"] = made.Entries, ["observations"] = made.Observations, ["changed"] = made.Changed },
                $"{made.Observations} observations from {made.Entries} entries; {(made.Changed ? "the table differed and was replaced" : "the table was already right")}");
            return ExitCode.Ok;
        });
}
