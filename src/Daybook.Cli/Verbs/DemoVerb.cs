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
using NodaTime.Text;

namespace Daybook.Cli.Verbs;

/// <summary>Runs the pilot of 2009 on virtual participants from protocol to report, two more studies up to today, and serves their console.</summary>
internal static class DemoVerb
{
    private static readonly Option<string> Data = new("--data") { Description = "The folder for the demo's studies.", HelpName = "folder", DefaultValueFactory = _ => "daybook-demo" };
    private static readonly Option<ulong> Seed = new("--seed") { Description = "Same seed and same day: same bytes.", DefaultValueFactory = _ => 42 };
    private static readonly Option<string?> Today = new("--today") { Description = "The day that the demo takes for today, as 2026-06-01.", HelpName = "date" };
    private static readonly Option<int> Participants = new("--participants") { Description = "How many people pass screening in each study.", DefaultValueFactory = _ => 12 };
    private static readonly Option<bool> NoServe = new("--no-serve") { Description = "End when the studies and the report are written." };
    private static readonly Option<bool> Reset = new("--reset") { Description = "Delete the demo's studies in the folder and begin again." };

    public static System.CommandLine.Command Build() => Verb.Of(
        "demo",
        "Runs the pilot of 2009 on virtual participants from protocol to report in seconds, and serves its console on this machine.",
        ["daybook demo", "daybook demo --no-serve --json --data demo --today 2026-06-01 --seed 7"],
        [Data, Seed, Today, Participants, NoServe, Reset, ServeVerb.Address],
        async (parsed, terminal, cancellation) =>
        {
            var data = new DataFolder(parsed.GetRequiredValue(Data));
            var today = Dates.Day(parsed.GetValue(Today));
            if (parsed.GetValue(Reset)) DemoFolder.Clear(data);
            var clock = Stopwatch.StartNew();
            var finished = await Finished(parsed, data, today, terminal, cancellation);
            var running = new List<(JsonNode Json, IReadOnlyList<string> Words)>();
            foreach (var demo in DemoStudy.Running)
            {
                running.Add(await Running(demo, parsed, data, today, terminal, cancellation));
            }
            terminal.Answer(
                new JsonObject { ["synthetic"] = true, ["seed"] = parsed.GetValue(Seed), ["today"] = LocalDatePattern.Iso.Format(today), ["studies"] = new JsonArray([finished.Json, .. running.Select(study => study.Json)]), ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2) },
                [
                    .. finished.Words, .. running.SelectMany(study => study.Words),
                    string.Create(CultureInfo.InvariantCulture, $"made in {clock.Elapsed.TotalSeconds:0.0} s; everything in it is SYNTHETIC"),
                    $"next:  daybook verify --data {parsed.GetRequiredValue(Data)} --study {DemoStudy.Finished.Slug}",
                    $"       daybook simulate {DemoStudy.Finished.Protocol} --effects none-on-average --analysis main --analysis model-severity",
                    $"       daybook serve --data {parsed.GetRequiredValue(Data)}",
                ]);
            if (parsed.GetValue(NoServe)) return ExitCode.Ok;
            terminal.Say($"sign in as {string.Join(", ", Cast.All.Select(member => member.Id))}, or as a participant");
            return await Serving.Run(data, parsed.GetRequiredValue(ServeVerb.Address), StudyChoice.RealOptions(), terminal, cancellation);
        });

    private static async Task<(JsonNode Json, IReadOnlyList<string> Words)> Finished(ParseResult parsed, DataFolder data, LocalDate today, Terminal terminal, CancellationToken cancellation)
    {
        var world = World(DemoStudy.Finished, parsed, today, parsed.GetValue(Seed));
        await using var study = await world.Run(data.Study(world.Slug), Steps(world.Slug, world, terminal), cancellation);
        var report = await StudyReport.Of(study, cancellation);
        var written = await ReportFolder.Write(report, ReportFolder.Of(study.Folder), cancellation);
        var json = DemoCounts.Json(study);
        json["report"] = written;
        return (json, [.. DemoCounts.Words(study), .. report.Run.Analyses.Where(analysis => analysis.Rank is "primary" or "secondary").Select(analysis => $"  {AnalysisLine.Of(analysis)}"), $"  report: {written["path"]}"]);
    }

    /// <summary>A study up to this morning: what the console is like at work.</summary>
    private static async Task<(JsonNode Json, IReadOnlyList<string> Words)> Running(DemoStudy demo, ParseResult parsed, DataFolder data, LocalDate today, Terminal terminal, CancellationToken cancellation)
    {
        var until = today.At(new LocalTime(8, 0)).InUtc().ToInstant();
        var world = World(demo, parsed, today, parsed.GetValue(Seed) + 1) with { First = today.PlusDays(-demo.DaysSoFar!.Value), Until = until };
        await using var study = await world.Run(data.Study(demo.Slug), Steps(demo.Slug, world, terminal), cancellation);
        return (DemoCounts.Json(study), DemoCounts.Words(study));
    }

    private static VirtualStudy World(DemoStudy demo, ParseResult parsed, LocalDate end, ulong seed)
    {
        var (yaml, truth) = (Bundled.Text($"{demo.Protocol}.yaml"), Bundled.Text($"{demo.Protocol}.truth.yaml"));
        var participants = parsed.GetValue(Participants);
        if (participants is < 1 or > 1000) throw new Complaint(ExitCode.Usage, $"{participants} participants cannot be simulated here.", "choose 1 to 1000.");
        var protocol = ProtocolReader.Read(yaml, $"{demo.Protocol}.yaml").Protocol!;
        if (protocol.Allocation is { } allocation && participants > allocation.Places) throw new Complaint(ExitCode.Usage, $"the protocol has places for {allocation.Places} participants in each stratum.", $"choose at most {allocation.Places}.");
        var days = VirtualTrial.LongestRun(protocol, TruthReader.Read(truth, $"{demo.Protocol}.truth.yaml", protocol).Truth!, participants);
        return new VirtualStudy(demo.Slug, yaml, truth, seed, participants, end.PlusDays(-days), null);
    }

    private static Progress<(Instant At, long Entries)> Steps(string slug, VirtualStudy world, Terminal terminal)
    {
        var end = world.Until ?? world.First.PlusDays(120).AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var start = world.First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        return new Progress<(Instant At, long Entries)>(step => terminal.Progress(slug, (long)Math.Min((step.At - start).TotalHours, (end - start).TotalHours), (long)(end - start).TotalHours));
    }
}
