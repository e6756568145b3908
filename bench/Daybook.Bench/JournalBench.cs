using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>How many entries a second the journal commits when callers wait for one another, and how long a caller waits at a steady 500 a second.</summary>
internal static class JournalBench
{
    private static int next;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var seconds = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20;
        var home = Worlds.Temporary("journal");
        var folder = new StudyFolder(Path.Combine(home, "study"));
        await Worlds.Begun(folder, "synthetic-journal");
        var figures = new JsonObject();
        await using (var study = await RunningStudy.Open(folder, new StudyOptions { Clock = TimeProvider.System, Entropy = new OsEntropy() }))
        {
            await Closed(study, 64, TimeSpan.FromSeconds(2));
            foreach (var callers in new[] { 1, 16, 64, 256 }) figures[$"entriesPerSecondWith{callers}Callers"] = Math.Round(await Closed(study, callers, TimeSpan.FromSeconds(5)));
            var waits = await Open(study, 500, TimeSpan.FromSeconds(seconds));
            figures["openLoopPerSecond"] = 500;
            figures["openLoopCommands"] = waits.Length;
            foreach (var share in new[] { 50, 90, 99, 100 }) figures[$"waitMillisecondsP{share}"] = Math.Round(waits[Math.Min(waits.Length - 1, waits.Length * share / 100)], 2);
            figures["entriesInTheLedger"] = study.Head.Size;
        }
        Directory.Delete(home, recursive: true);
        return new BenchResult(true, figures);
    }

    private static async Task<double> Closed(RunningStudy study, int callers, TimeSpan time)
    {
        var (clock, before) = (Stopwatch.StartNew(), study.Head.Size);
        await Task.WhenAll(Enumerable.Range(0, callers).Select(async _ =>
        {
            while (clock.Elapsed < time) await Ask(study);
        }));
        return (study.Head.Size - before) / clock.Elapsed.TotalSeconds;
    }

    /// <summary>Commands set off by the clock whether or not earlier ones are answered; the waits in milliseconds, sorted.</summary>
    private static async Task<double[]> Open(RunningStudy study, int perSecond, TimeSpan time)
    {
        var (clock, waits) = (Stopwatch.StartNew(), new List<Task<double>>());
        for (var i = 0; clock.Elapsed < time; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            while (clock.Elapsed < due) await Task.Delay(1);
            waits.Add(Timed(study, clock, due));
        }
        var all = await Task.WhenAll(waits);
        Array.Sort(all);
        return all;
    }

    // The wait counts from when the command was due, not from when the loop came round to it.
    private static async Task<double> Timed(RunningStudy study, Stopwatch clock, TimeSpan due)
    {
        await Ask(study);
        return (clock.Elapsed - due).TotalMilliseconds;
    }

    private static Task<Reply> Ask(RunningStudy study)
    {
        var number = Interlocked.Increment(ref next).ToString(CultureInfo.InvariantCulture);
        return study.Journal.Do(new Request(
            new ScreenParticipant(new ParticipantKey($"bench-{number}"), "north", new LocalDate(2026, 1, 5), "clinic", "adult"),
            new Actor(ActorKind.Virtual, "cora", Role.Coordinator), $"bench/{number}"));
    }
}
