using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Tests.Browser.Storms;

namespace Daybook.Bench;

/// <summary>Real phones in storms, as the tests have them, for longer: killed while they write, cut off, renewed, full, and in two windows. Nothing that was called saved may be lost.</summary>
internal static class PhoneBench
{
    private static readonly (string Name, int Count, Func<Storm, int, Task<Weathered>> Blow)[] Storms =
    [
        ("kills", 200, (storm, count) => storm.Kills(count)),
        ("networkFlips", 100, (storm, count) => storm.Flips(count)),
        ("updates", 50, (storm, count) => storm.Updates(count)),
        ("overruns", 20, (storm, count) => storm.Overruns(count)),
        ("twoWindows", 50, (storm, count) => storm.TwoWindows(count)),
    ];

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var seed = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1;
        // One storm by its name, to look into what it found.
        var only = args.Count > 1 ? args[1] : null;
        var (well, figures) = (true, new JsonObject { ["seed"] = seed });
        foreach (var (name, count, blow) in Storms.Where(storm => only is null || storm.Name == only))
        {
            var clock = Stopwatch.StartNew();
            await using var storm = await Storm.Gather(seed);
            var found = await blow(storm, count);
            well &= found.IsWell && found.Blows >= count;
            figures[name] = new JsonObject
            {
                ["blows"] = found.Blows, ["atSave"] = found.AtSave, ["stillBegun"] = found.Begun, ["savedUnsaid"] = found.Unseen, ["databaseThrownAway"] = found.Thrown, ["saved"] = found.Saved, ["answersShownKept"] = found.Answers, ["lost"] = found.Lost, ["answersLost"] = found.AnswersLost, ["doubled"] = found.Doubled,
                ["wrong"] = new JsonArray([.. found.Wrong.Select(one => (JsonNode)one)]), ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds),
            };
            Console.Error.WriteLine($"{name}: {found} {string.Join("; ", found.Wrong)}");
        }
        return new BenchResult(well, figures);
    }
}
