using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Cli;
using Daybook.Ledger;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>
/// Sends commands over HTTP, notes every receipt, and kills the server with SIGKILL again and again. Afterwards every receipt must be in the
/// ledger with the same place and hash, every command at most once, and verify must hold.
/// </summary>
internal static class KillBench
{
    private const string Key = "synthetic-kill";
    private const int Senders = 8;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var kills = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 50;
        var home = Worlds.Temporary("kill");
        var data = new DataFolder(home);
        await Worlds.Begun(data.Study("kill"), Key);
        var receipts = new ConcurrentDictionary<string, (long Seq, string Leaf)>(StringComparer.Ordinal);
        var chance = new Random(11);
        var sent = 0;
        var clock = Stopwatch.StartNew();
        for (var kill = 0; kill < kills; kill++)
        {
            await using var served = await Served.Start(home, Key, "cora");
            using var stop = new CancellationTokenSource();
            var senders = Enumerable.Range(0, Senders).Select(_ => Send(served, receipts, () => Interlocked.Increment(ref sent), stop.Token)).ToList();
            await Task.Delay(chance.Next(20, 400));
            await served.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(senders);
            if ((kill + 1) % 10 == 0) Console.Error.WriteLine($"{kill + 1} kills, {receipts.Count} receipts");
        }
        var (lost, doubled, holds, entries) = await Look(data.Study("kill"), receipts);
        Directory.Delete(home, recursive: true);
        return new BenchResult(lost == 0 && doubled == 0 && holds && !receipts.IsEmpty, new JsonObject
        {
            ["kills"] = kills, ["sent"] = sent, ["receipts"] = receipts.Count, ["entries"] = entries,
            ["lost"] = lost, ["doubled"] = doubled, ["verifyHolds"] = holds, ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 1),
        });
    }

    private static async Task Send(Served served, ConcurrentDictionary<string, (long, string)> receipts, Func<int> next, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var key = $"screened-{next()}";
            var command = new JsonObject { ["command"] = "screen-participant", ["participant"] = key, ["site"] = "north", ["date"] = "2026-01-05", ["route"] = "clinic" };
            if (await served.Send(command, key) is not { } answer) return;
            foreach (var receipt in answer) receipts[receipt!["entryId"]!.GetValue<string>()] = (receipt["seq"]!.GetValue<long>(), receipt["leaf"]!.GetValue<string>());
        }
    }

    private static async Task<(int Lost, int Doubled, bool Holds, long Entries)> Look(StudyFolder folder, ConcurrentDictionary<string, (long Seq, string Leaf)> receipts)
    {
        var (found, commands) = (0, new Dictionary<string, int>(StringComparer.Ordinal));
        using (var ledger = SqliteLedgerStore.Open(folder.Ledger))
        {
            foreach (var entry in ledger.Read())
            {
                var about = $"{entry.Envelope.CommandId}/{entry.Envelope.CommandIndex}";
                commands[about] = commands.GetValueOrDefault(about) + 1;
                if (receipts.TryGetValue(entry.EntryId, out var receipt) && receipt == (entry.Seq, entry.LeafHash.ToString())) found++;
            }
        }
        var verdict = await RunningStudy.VerifyFolder(folder, new StudyOptions { Clock = TimeProvider.System, Entropy = new OsEntropy() }, null, CancellationToken.None);
        return (receipts.Count - found, commands.Values.Count(times => times > 1), verdict.Holds, verdict.Entries);
    }
}
