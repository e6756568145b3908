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
        $"Restores a study into an empty place, and the accounts and roles where none stand, and verifies them. The passphrase comes from {Passphrase.Variable} or a file.",
        ["daybook restore demo.backup --data restored --study minimal-crossover", "daybook restore demo.backup --data restored --study copy --postgres DAYBOOK_POSTGRES"],
        [Source, StudyChoice.Data, Slug, StudyChoice.Postgres, Passphrase.File],
        async (parsed, terminal, cancellation) =>
        {
            var phrase = Passphrase.Read(parsed);
            var source = parsed.GetRequiredValue(Source);
            if (!File.Exists(source)) throw new Complaint(ExitCode.NotFound, $"there is no file {source}.", "check the path.");
            var data = new DataFolder(parsed.GetRequiredValue(StudyChoice.Data));
            var folder = data.Study(parsed.GetRequiredValue(Slug));
            var restored = await StudyBackup.Restore(source, phrase, folder, data.Server, parsed.GetValue(StudyChoice.Postgres), null, StudyChoice.RealOptions().Minimise, cancellation);
            var found = restored.Study;
            terminal.Answer(
                new JsonObject { ["holds"] = found.Holds, ["entries"] = found.Entries, ["root"] = found.Root, ["folder"] = folder.Root, ["accounts"] = AccountsAre(restored) },
                $"restored and verified: {found.Entries} entries, root {found.Root}",
                AccountsAre(restored) switch
                {
                    "restored" => $"accounts and roles: restored and verified, {restored.Book!.Entries} entries",
                    "kept" => $"accounts and roles: those that stand in {data.Path} were kept; the ones of the backup were not brought back",
                    _ => "accounts and roles: the backup holds none",
                });
            return ExitCode.Ok;
        });

    private static string AccountsAre(Restored restored) => restored switch
    {
        { Book: null } => "none",
        { BookKept: true } => "kept",
        _ => "restored",
    };
}
