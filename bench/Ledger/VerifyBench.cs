using System.Diagnostics;
using Daybook.Ledger;

namespace Daybook.Bench.Ledger;

/// <summary>Makes a ledger of this size unless it stands, then reads it and verifies it.</summary>
internal static class VerifyBench
{
    public static void Run(string file, int count)
    {
        if (!File.Exists(file))
            AppendBench.Run(file, count, 1000);
        using var keys = SampleEntries.Keys();
        using var store = SqliteLedgerStore.Open(file);
        var read = Stopwatch.StartNew();
        var cpu = Environment.CpuUsage.TotalTime;
        var bytes = store.Read().Sum(e => (long)e.Payload!.Length);
        Console.WriteLine($"read:   {store.Head.Size} entries, {bytes / 1e6:f0} MB of payload: {read.Elapsed.TotalSeconds:f2} s, processor {Cpu(ref cpu)}");
        var physical = Stopwatch.StartNew();
        _ = store.PhysicalProblems();
        Console.WriteLine($"physical check alone: {physical.Elapsed.TotalSeconds:f2} s, processor {Cpu(ref cpu)}");
        var watch = Stopwatch.StartNew();
        var verdict = LedgerVerifier.Verify(store, keys.VerifierKeys);
        Console.WriteLine(
            $"verify: {verdict.Verified} entries, {(verdict.Holds ? "holds" : string.Join("; ", verdict.Flaws))}: {watch.Elapsed.TotalSeconds:f2} s, processor {Cpu(ref cpu)}; "
            + $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:f0} MB");
    }

    /// <summary>Seconds of processor since the last call: what a busy machine does not distort.</summary>
    private static string Cpu(ref TimeSpan since)
    {
        var now = Environment.CpuUsage.TotalTime;
        var spent = now - since;
        since = now;
        return spent.TotalSeconds.ToString("f2", System.Globalization.CultureInfo.InvariantCulture) + " s";
    }
}
