using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Analysis;
using Daybook.Cli.Demo;
using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Cli.Verbs;

/// <summary>Lives one whole trial of any protocol with virtual participants, through the commands and the journal of a real one: from screening to lock, open code and report.</summary>
internal static class RehearseVerb
{
    private static readonly Option<string> Data = new("--data") { Description = "The folder for the rehearsal.", HelpName = "folder", DefaultValueFactory = _ => "daybook-rehearsal" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Same seed and same day: same bytes.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Today = new("--today") { Description = "The day on which the rehearsed trial is over, as 2026-06-01.", HelpName = "date" };
    private static readonly Option<int?> Participants = new("--participants") { Description = "How many people pass screening; without it 12, or as many as a stratum has places.", HelpName = "number" };

    public static System.CommandLine.Command Build() => Verb.Of(
        "rehearse",
        "Lives one whole trial of a protocol with virtual participants, from screening to lock, open code and report, by the same commands as a real one.",
        ["daybook rehearse innova --participants 16", "daybook rehearse trial.yaml --truth trial.truth.yaml --data rehearsal --today 2026-06-01"],
        [LivedProtocol.File, LivedProtocol.TruthFile, Data, Seed, Today, Participants],
        async (parsed, terminal, cancellation) =>
        {
            var lived = LivedProtocol.Read(parsed);
            var (world, refused, clock) = (World(lived, parsed), new List<Refusal>(), Stopwatch.StartNew());
            await using var study = await Run(world, parsed, Steps(lived, world, terminal), refused, cancellation);
            var report = await StudyReport.Of(study, cancellation);
            var written = await ReportFolder.Write(report, ReportFolder.Of(study.Folder), cancellation);
            terminal.Answer(
                Json(study, written, refused, clock),
                [
                    .. DemoCounts.Words(study),
                    .. report.Run.Analyses.Where(analysis => analysis.Rank is "primary" or "secondary").Select(analysis => $"  {AnalysisLine.Of(analysis)}"),
                    .. Words(refused).Select(line => "  " + line),
                    $"  report: {written["path"]}",
                    string.Create(CultureInfo.InvariantCulture, $"rehearsed in {clock.Elapsed.TotalSeconds:0.0} s; everything in it is SYNTHETIC"),
                    $"next:  daybook serve --data {parsed.GetRequiredValue(Data)}",
                ]);
            return ExitCode.Ok;
        });

    private static async Task<RunningStudy> Run(VirtualStudy world, ParseResult parsed, IProgress<(Instant At, long Entries)> progress, List<Refusal> refused, CancellationToken cancellation)
    {
        try
        {
            return await world.Run(new DataFolder(parsed.GetRequiredValue(Data)).Study(world.Slug), progress, cancellation, refused.Add);
        }
        catch (UnendedTrialException unended)
        {
            throw new Complaint(ExitCode.Failed, string.Join('\n', [unended.Message, .. Words(refused)]), "mend what was refused, in the protocol or in the truth file, and rehearse in a new folder.");
        }
    }

    private static IEnumerable<string> Words(List<Refusal> refused) =>
        refused.GroupBy(refusal => refusal.Code).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => string.Create(CultureInfo.InvariantCulture, $"refused, {group.Count()} times: {group.First().What}"));

    private static VirtualStudy World(LivedProtocol lived, ParseResult parsed)
    {
        var places = lived.Protocol.Allocation?.Places ?? 1000;
        var participants = parsed.GetValue(Participants) ?? Math.Min(12, places);
        if (participants < 1 || participants > Math.Min(1000, places))
            throw new Complaint(ExitCode.Usage, $"{participants} participants cannot be rehearsed: the protocol has places for {places} in each stratum.", $"choose 1 to {Math.Min(1000, places)}.");
        var days = VirtualTrial.LongestRun(lived.Protocol, lived.Truth, participants);
        return new VirtualStudy(lived.Protocol.Id, lived.Yaml, lived.TruthYaml, parsed.GetValue(Seed), participants, Dates.Day(parsed.GetValue(Today)).PlusDays(-days), null);
    }

    private static Progress<(Instant At, long Entries)> Steps(LivedProtocol lived, VirtualStudy world, Terminal terminal)
    {
        var start = world.First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        long days = VirtualTrial.LongestRun(lived.Protocol, lived.Truth, world.Participants);
        return new Progress<(Instant At, long Entries)>(step => terminal.Progress(world.Slug, Math.Min((long)(step.At - start).TotalDays, days), days));
    }

    private static JsonObject Json(RunningStudy study, JsonObject written, List<Refusal> refused, Stopwatch clock)
    {
        var json = DemoCounts.Json(study);
        json["report"] = written;
        json["refused"] = new JsonArray([.. refused.Select(refusal => (JsonNode)$"{refusal.Code}: {refusal.What}")]);
        json["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2);
        return json;
    }
}
