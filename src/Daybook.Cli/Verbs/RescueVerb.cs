using System.CommandLine;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Study;

namespace Daybook.Cli.Verbs;

/// <summary>Brings in what a phone could not send, from the file that it made.</summary>
internal static class RescueVerb
{
    private static readonly Argument<string> Source = new("file") { Description = "The file that the phone made." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "rescue",
        "Brings in what a participant's phone could not send. The same entries count once, also when the phone sends them later.",
        ["daybook import rescue diary-rescue.json --data demo"],
        [Source, StudyChoice.Data, StudyChoice.Slug],
        async (parsed, terminal, cancellation) =>
        {
            var file = Input.Bytes(parsed.GetRequiredValue(Source));
            await using var study = await StudyChoice.Open(parsed, cancellation);
            var (rescued, refusal) = await RescueDesk.Take(study, null, file, NodaTime.SystemClock.Instance.GetCurrentInstant(), cancellation);
            if (rescued is not { } done)
                throw new Complaint(ExitCode.Refused, $"{refusal!.What}. {refusal.Meaning}", refusal.Remedy);
            terminal.Answer(
                new JsonObject { ["new"] = done.New, ["there"] = done.There, ["notTaken"] = done.NotTaken },
                $"new entries: {done.New}; there already: {done.There}; not taken: {done.NotTaken}");
            return ExitCode.Ok;
        });
}
