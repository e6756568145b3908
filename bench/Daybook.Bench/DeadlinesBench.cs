using System.Diagnostics;
using System.Text.Json.Nodes;
using Daybook.Tests.Trial;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Bench;

/// <summary>Every zone and every change of its clock from 2020 to 2035: the deadline that a phone shows is the one that the server enforces, and the one that zdump gives.</summary>
internal static class DeadlinesBench
{
    private const long Least = 1_000_000;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var clock = Stopwatch.StartNew();
        var found = await ShownDeadlines.Compare(Zdump.Shared, Duration.FromMinutes(1));
        var passed = found.Cases >= Least && found.Wrong.Count == 0 && found.AgainstZdump.Count <= ShownDeadlines.MayDiffer(Zdump.Shared.Count);
        return new BenchResult(passed, new JsonObject
        {
            ["zones"] = Zdump.Shared.Count, ["changesOfTheClock"] = found.Changes, ["moments"] = found.Cases, ["phoneAgainstServer"] = found.Wrong.Count,
            ["first"] = new JsonArray([.. found.Wrong.Take(20).Select(one => (JsonNode)one)]),
            ["zonesAgainstZdump"] = new JsonArray([.. found.AgainstZdump.Select(one => (JsonNode)one)]),
            ["zdumpReads"] = Zdump.Version, ["productReads"] = Schedule.TzdbVersion, ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 1),
        });
    }
}
