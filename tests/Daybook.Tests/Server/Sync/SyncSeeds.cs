using System.Collections.Concurrent;

namespace Daybook.Tests.Server.Sync;

/// <summary>Many runs on a few processes.</summary>
internal static class SyncSeeds
{
    private const int Workers = 2;

    /// <summary>Runs each seed. What comes back is a line for each promise that was broken.</summary>
    public static async Task<IReadOnlyList<string>> Run(SyncTemplate template, IEnumerable<int> seeds, Action<SyncRun> done)
    {
        var violations = new ConcurrentBag<string>();
        using var left = new BlockingCollection<int>(new ConcurrentQueue<int>(), 1);
        var feeding = Task.Run(() => Feed(left, seeds));
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            var phone = PhoneProcess.Start(PhoneProcess.Script);
            foreach (var seed in left.GetConsumingEnumerable())
            {
                var (violation, run) = await template.Run(phone, seed);
                done(run);
                if (violation is null)
                    continue;
                violations.Add($"seed {seed}: {violation}");
                // A phone that broke a promise may have been left in the middle of something.
                phone.Dispose();
                phone = PhoneProcess.Start(PhoneProcess.Script);
            }
            phone.Dispose();
        })));
        await feeding;
        return [.. violations.Order(StringComparer.Ordinal)];
    }

    private static void Feed(BlockingCollection<int> left, IEnumerable<int> seeds)
    {
        foreach (var seed in seeds)
            left.Add(seed);
        left.CompleteAdding();
    }
}
