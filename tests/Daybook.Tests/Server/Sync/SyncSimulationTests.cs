using System.Collections.Concurrent;
using System.Diagnostics;

namespace Daybook.Tests.Server.Sync;

/// <summary>The real outbox in Node and the real handlers of the server, moved in lockstep from one seed through everything that goes wrong between them.</summary>
public sealed class SyncSimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 300, Workers = 2;

    private static string? Where => Directory.Exists("/dev/shm") ? "/dev/shm" : null;

    [Fact]
    public async Task nothing_that_was_saved_is_lost_or_counted_twice()
    {
        var (clock, steps, saved) = (Stopwatch.StartNew(), 0, 0);
        await using var template = await Template.Make(Where);
        var violations = new ConcurrentBag<string>();
        await Each(Enumerable.Range(1, Seeds), async (seed, phone) =>
        {
            var (violation, run) = await template.Run(phone, seed);
            Interlocked.Add(ref steps, run.Steps);
            Interlocked.Add(ref saved, run.Watch.Saved);
            if (violation is not null)
                violations.Add($"seed {seed}: {violation}");
            return violation is null;
        });
        output.WriteLine($"{Seeds} seeds, {steps} steps, {saved} entries in {clock.Elapsed.TotalSeconds:0} s");
        foreach (var violation in violations.Order())
            output.WriteLine(violation);
        Assert.Empty(violations);
        Assert.True(saved > Seeds * 5, $"only {saved} entries were saved: the simulation does too little");
    }

    private static async Task Each(IEnumerable<int> seeds, Func<int, PhoneProcess, Task<bool>> run)
    {
        var left = new ConcurrentQueue<int>(seeds);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(async () =>
        {
            var phone = PhoneProcess.Start(PhoneProcess.Script);
            while (left.TryDequeue(out var seed))
            {
                if (await run(seed, phone))
                    continue;
                // A phone that broke a promise may have been left in the middle of something.
                phone.Dispose();
                phone = PhoneProcess.Start(PhoneProcess.Script);
            }
            phone.Dispose();
        })));
    }

    /// <summary>The study that every run copies, and where the copies stand.</summary>
    private sealed class Template(string folder) : IAsyncDisposable
    {
        private int made;

        public string Folder => folder;

        public static async Task<Template> Make(string? where)
        {
            var folder = where is null ? Directory.CreateTempSubdirectory("daybook-sync-").FullName : Path.Combine(where, "daybook-sync-" + Path.GetRandomFileName());
            Directory.CreateDirectory(folder);
            await PhoneStudy.Make(Path.Combine(folder, "template"));
            return new Template(folder);
        }

        public async Task<(string? Violation, SyncRun Run)> Run(PhoneProcess phone, int seed)
        {
            await using var study = await PhoneStudy.Open(Path.Combine(folder, "template"), Path.Combine(folder, $"run-{Interlocked.Increment(ref made)}"));
            var run = new SyncRun(study, phone, seed);
            try
            {
                await run.Go();
                return (null, run);
            }
            catch (Exception broken) when (broken is Violation or TimeoutException)
            {
                return (broken.Message, run);
            }
        }

        public ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
