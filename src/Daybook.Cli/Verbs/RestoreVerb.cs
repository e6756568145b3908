using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Study;

namespace Daybook.Cli.Verbs;

/// <summary>Brings a study back from its encrypted copy and verifies it before saying yes.</summary>
internal static class RestoreVerb
{
    private static readonly Argument<string> Source = new("file") { Description = "The backup file." };
    private static readonly Option<string> Slug = new("--study") { Description = "The slug to restore the study under; nothing may stand there.", HelpName = "slug", Required = true };

    public static Command Build() => Verb.Of(
        "restore",
        $"Restores a study into an empty place and verifies it. The passphrase comes from {Passphrase.Variable} or a file.",
        ["daybook restore demo.backup --data restored --study minimal-crossover", "daybook restore demo.backup --data restored --study copy --passphrase-file phrase.txt"],
        [Source, StudyChoice.Data, Slug, Passphrase.File],
        async (parsed, terminal, cancellation) =>
        {
            var phrase = Passphrase.Read(parsed);
            var source = parsed.GetRequiredValue(Source);
            if (!File.Exists(source)) throw new Complaint(ExitCode.NotFound, $"there is no file {source}.", "check the path.");
            var folder = new DataFolder(parsed.GetRequiredValue(StudyChoice.Data)).Study(parsed.GetRequiredValue(Slug));
            var found = await StudyBackup.Restore(source, phrase, folder, null, cancellation);
            terminal.Answer(
                new JsonObject { ["holds"] = found.Holds, ["entries"] = found.Entries, ["root"] = found.Root, ["folder"] = folder.Root },
                found.Holds ? $"restored and verified: {found.Entries} entries, root {found.Root}" : $"restored, but the record does not hold: {string.Join("; ", found.Flaws)}");
            return found.Holds ? ExitCode.Ok : ExitCode.Failed;
        });
}
