using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Ledger;
using Daybook.Study;

namespace Daybook.Cli.Verbs;

/// <summary>Proves that nothing of the record was changed.</summary>
internal static class VerifyVerb
{
    private static readonly Option<string?> Against = new("--against") { Description = "A checkpoint that somebody kept earlier: the ledger must have grown from it.", HelpName = "file" };

    public static Command Build() => Verb.Of(
        "verify",
        "Recomputes every entry, the log, its signatures, the blobs and every observation, and names the first entry that does not hold.",
        ["daybook verify --data demo", "daybook verify --data demo --against kept-checkpoint.txt"],
        [StudyChoice.Data, StudyChoice.Slug, Against],
        async (parsed, terminal, cancellation) =>
        {
            var folder = StudyChoice.Folder(parsed);
            var against = parsed.GetValue(Against) is { } path ? Kept(path) : null;
            var found = await Task.Run(() => StudyVerifier.VerifyFolder(folder, against, null, StudyChoice.RealOptions().Minimise, cancellation), cancellation);
            var document = new JsonObject
            {
                ["holds"] = found.Holds,
                ["entries"] = found.Entries,
                ["redacted"] = found.Redacted,
                ["root"] = found.Root,
                ["firstBroken"] = found.FirstBrokenSeq,
                ["flaws"] = new JsonArray([.. found.Flaws.Select(flaw => JsonValue.Create(flaw))]),
            };
            terminal.Answer(document, found.Holds
                ? [$"the record holds: {found.Entries} entries, {found.Redacted} redacted, root {found.Root}"]
                : [found.FirstBrokenSeq is { } seq ? $"the record is broken at entry {seq}:" : "the record is broken:", .. found.Flaws.Select(flaw => $"  {flaw}")]);
            return found.Holds ? ExitCode.Ok : ExitCode.Failed;
        });

    private static Checkpoint Kept(string path)
    {
        try
        {
            return Checkpoint.Parse(Input.Text(path));
        }
        catch (FormatException error)
        {
            throw new Complaint(ExitCode.InvalidInput, $"{path} is not a checkpoint: {error.Message}", "give the text that /s/STUDY/checkpoint answered, unchanged.");
        }
    }
}
