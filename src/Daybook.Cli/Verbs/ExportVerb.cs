using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Exchange;
using Daybook.Trial;

namespace Daybook.Cli.Verbs;

/// <summary>Writes the study's values as a tidy table.</summary>
internal static class ExportVerb
{
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write; otherwise standard output.", HelpName = "file" };

    public static System.CommandLine.Command Build() => Verb.Of(
        "export",
        "Writes every value as CSV, a row an observation, with the reason where one is missing. No column depends on treatment.",
        ["daybook export --data demo --out observations.csv", "daybook export --data demo > observations.csv"],
        [StudyChoice.Data, StudyChoice.Slug, Out],
        async (parsed, terminal, cancellation) =>
        {
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var state = study.State;
            string? Label(ParticipantKey key) => state.Participants.GetValueOrDefault(key)?.Label;
            var values = study.Observations.Read(null, cancellation);
            if (parsed.GetValue(Out) is not { } path)
            {
                await TabularExport.WriteAsync(terminal.Results, values, state.Opened!.Purpose, Label, cancellation);
                return ExitCode.Ok;
            }
            await using (var file = new StreamWriter(path + ".new", append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                await TabularExport.WriteAsync(file, values, state.Opened!.Purpose, Label, cancellation);
            File.Move(path + ".new", path, overwrite: true);
            terminal.Answer(new JsonObject { ["file"] = path, ["head"] = study.Head.Root.ToString() }, $"{path}: the values at head {study.Head.Size} {study.Head.Root}");
            return ExitCode.Ok;
        });
}
