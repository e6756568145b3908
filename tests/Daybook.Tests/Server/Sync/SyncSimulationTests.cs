using System.Diagnostics;

namespace Daybook.Tests.Server.Sync;

/// <summary>The real outbox in Node and the real handlers of the server, moved in lockstep from one seed through everything that goes wrong between them.</summary>
public sealed class SyncSimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 300, MostSeeds = 40, Rows = 12;

    /// <summary>Seeds of the long run in which a promise was broken once.</summary>
    private static readonly int[] Found = [10203, 10289, 10929, 11196, 11256, 11435, 11781, 12381, 13539, 13589, 13779, 14725, 14782, 14808, 15156, 15558, 15738, 16019, 16518, 17041, 17045, 17106, 18190, 18304];

    [Fact]
    public async Task nothing_that_was_saved_is_lost_or_counted_twice()
    {
        var (clock, steps, saved, orders, posts) = (Stopwatch.StartNew(), 0, 0, 0, 0);
        await using var template = await SyncTemplate.Make();
        var violations = await SyncSeeds.Run(template, Enumerable.Range(1, Seeds).Concat(Found), run =>
        {
            Interlocked.Add(ref steps, run.Steps);
            Interlocked.Add(ref saved, run.Watch.Saved);
            Largest(ref orders, run.Orders);
            Largest(ref posts, run.Watch.Posts);
        });
        output.WriteLine($"{Seeds + Found.Length} seeds, {steps} steps, {saved} entries in {clock.Elapsed.TotalSeconds:0} s; at most {orders} orders and {posts} requests in a run");
        foreach (var violation in violations)
            output.WriteLine(violation);
        Assert.Empty(violations);
        Assert.True(saved > Seeds * 5, $"only {saved} entries were saved: the simulation does too little");
    }

    [Fact]
    public async Task every_planted_fault_is_found()
    {
        var clock = Stopwatch.StartNew();
        await using var template = await SyncTemplate.Make();
        var found = await FaultHunt.All(template, MostSeeds, fromNoted: true);
        foreach (var one in found)
            output.WriteLine($"TR{one.Fault.Row} {one.Fault.Name}: seed {one.Seed}, {one.How}");
        output.WriteLine($"{found.Count} faults in {clock.Elapsed.TotalSeconds:0} s");
        Assert.Empty(found.Where(one => one.Seed == 0).Select(one => one.Fault.Name));
        Assert.Equal(Enumerable.Range(1, Rows), found.Select(one => one.Fault.Row).Distinct().Order());
    }

    private static void Largest(ref int largest, int one)
    {
        for (var before = largest; one > before && Interlocked.CompareExchange(ref largest, one, before) != before; before = largest)
        {
        }
    }
}
