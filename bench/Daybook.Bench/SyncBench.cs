using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Tests.Server.Sync;

namespace Daybook.Bench;

/// <summary>The phone's outbox against the server's handlers, as the tests do it, for as many seeds as fit into the minutes; then the whole table of planted faults, each from the first seed on.</summary>
internal static class SyncBench
{
    private const int First = 10_001, MostSeeds = 1000;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var time = TimeSpan.FromMinutes(args.Count > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60);
        await using var template = await SyncTemplate.Make();
        var (seeds, steps, saved, orders, requests) = (0, 0, 0L, 0, 0);
        var gate = new Lock();
        var clock = Stopwatch.StartNew();
        var violations = await SyncSeeds.Run(template, Seeds(clock, time), run =>
        {
            lock (gate)
                (seeds, steps, saved, orders, requests) = (seeds + 1, steps + run.Steps, saved + run.Watch.Saved, Math.Max(orders, run.Orders), Math.Max(requests, run.Watch.Posts));
        });
        var minutes = clock.Elapsed.TotalMinutes;
        var faults = await FaultHunt.All(template, MostSeeds, fromNoted: false);
        return new BenchResult(violations.Count == 0 && faults.All(one => one.Seed > 0), new JsonObject
        {
            ["seeds"] = seeds, ["minutes"] = Math.Round(minutes, 1), ["seedsPerMinute"] = Math.Round(seeds / minutes, 1), ["steps"] = steps, ["saved"] = saved,
            ["mostOrdersInARun"] = orders, ["mostRequestsInARun"] = requests,
            ["violations"] = new JsonArray([.. violations.Select(one => (JsonNode)one)]),
            ["faults"] = faults.Count, ["faultsFound"] = faults.Count(one => one.Seed > 0),
            ["faultTable"] = new JsonArray([.. faults.Select(one => (JsonNode)$"TR{one.Fault.Row} {one.Fault.Name}: {(one.Seed > 0 ? $"seed {one.Seed}, {one.How}" : "not found")}")]),
        });
    }

    /// <summary>Other seeds than those of the tests, until the time is over.</summary>
    private static IEnumerable<int> Seeds(Stopwatch clock, TimeSpan time)
    {
        for (var seed = First; clock.Elapsed < time; seed++)
            yield return seed;
    }
}
