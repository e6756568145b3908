using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Study;

namespace Daybook.Cli.Verbs;

/// <summary>Writes an encrypted copy of a study.</summary>
internal static class BackupVerb
{
    private static readonly Argument<string> Target = new("file") { Description = "The backup file to write; it must not exist." };

    public static Command Build() => Verb.Of(
        "backup",
        $"Writes an encrypted copy of a study, whole, with the accounts and roles of its folder. The passphrase comes from {Passphrase.Variable} or a file.",
        ["daybook backup demo.backup --data demo", "daybook backup demo.backup --data demo --passphrase-file phrase.txt"],
        [Target, StudyChoice.Data, StudyChoice.Slug, Passphrase.File],
        async (parsed, terminal, cancellation) =>
        {
            var phrase = Passphrase.Read(parsed);
            var target = parsed.GetRequiredValue(Target);
            if (File.Exists(target)) throw new Complaint(ExitCode.InvalidInput, $"{target} is already there.", "name another file; a backup never overwrites.");
            await StudyBackup.Write(StudyChoice.Folder(parsed), target, phrase, new DataFolder(parsed.GetRequiredValue(StudyChoice.Data)).Server, null, cancellation);
            var size = new FileInfo(target).Length;
            terminal.Answer(new JsonObject { ["file"] = target, ["bytes"] = size }, $"{target}: {size} bytes, encrypted");
            return ExitCode.Ok;
        });
}
