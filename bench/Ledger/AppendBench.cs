using System.Diagnostics;
using Daybook.Ledger;

namespace Daybook.Bench.Ledger;

/// <summary>Appends entries in batches of one size and prints the rate; every batch is a synced commit with a signed head.</summary>
internal static class AppendBench
{
    public static void Run(string file, int count, int batch)
    {
        using var keys = SampleEntries.Keys();
        using var store = SqliteLedgerStore.Create(file, keys);
        var head = store.Head;
        var commits = new List<double>();
        var all = Stopwatch.StartNew();
        for (var n = 0; n < count; n += batch)
        {
            var drafts = SampleEntries.Drafts(n, Math.Min(batch, count - n));
            var one = Stopwatch.StartNew();
            head = store.Append(head, drafts, keys).Head;
            commits.Add(one.Elapsed.TotalMilliseconds);
        }
        var seconds = all.Elapsed.TotalSeconds;
        commits.Sort();
        Console.WriteLine(
            $"append: {count} entries in batches of {batch}: {seconds:f2} s, {count / seconds:f0} entries/s; commit p50 {commits[commits.Count / 2]:f2} ms, "
            + $"p99 {commits[commits.Count * 99 / 100]:f2} ms; {new FileInfo(file).Length / (double)count:f0} bytes/entry");
    }
}
