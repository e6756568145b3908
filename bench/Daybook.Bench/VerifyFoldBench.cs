using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>How long a large ledger takes to open (fold) and to verify, and how much memory.</summary>
internal static class VerifyFoldBench
{
    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var entries = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200_000;
        var home = Worlds.Temporary("fold");
        var folder = new StudyFolder(Path.Combine(home, "study"));
        await Worlds.Begun(folder, "synthetic-fold");
        var options = new StudyOptions { Clock = TimeProvider.System, Entropy = new OsEntropy() };
        await using (var study = await RunningStudy.Open(folder, options)) await Fill(study, entries);
        var figures = new JsonObject { ["entries"] = entries, ["ledgerMegabytes"] = new FileInfo(folder.Ledger).Length >> 20 };
        var clock = Stopwatch.StartNew();
        await using (var study = await RunningStudy.Open(folder, options))
        {
            figures["openSeconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2);
            figures["openMegabytes"] = GC.GetTotalMemory(forceFullCollection: true) >> 20;
            clock.Restart();
            var verdict = await study.Verify();
            figures["verifySeconds"] = Math.Round(clock.Elapsed.TotalSeconds, 2);
            figures["verifyHolds"] = verdict.Holds;
        }
        figures["peakMegabytes"] = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Directory.Delete(home, recursive: true);
        return new BenchResult(figures["verifyHolds"]!.GetValue<bool>(), figures);
    }

    /// <summary>The cheapest valid command again and again: what is measured is the ledger and the fold.</summary>
    private static async Task Fill(RunningStudy study, int entries)
    {
        var cora = new Actor(ActorKind.Virtual, "cora", Role.Coordinator);
        for (var at = study.Head.Size; at < entries;)
        {
            var batch = Enumerable.Range(0, 500).Select(i => new Request(
                new ScreenParticipant(new ParticipantKey($"p-{at + i:0000000}"), "north", new LocalDate(2026, 1, 5), "clinic", "adult"), cora, $"fill/{at + i}")).ToList();
            await study.Journal.DoBatch(batch);
            at = study.Head.Size;
        }
    }
}
