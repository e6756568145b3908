using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Daybook.Tests.Server.Sync;

namespace Daybook.Bench;

/// <summary>Many phones at one server: set back to a day before, and phones that are wiped among phones that are not.</summary>
internal static class FleetBench
{
    private const int Wiped = 500, AtOnce = 1000;

    public static async Task<BenchResult> SetBack(IReadOnlyList<string> args)
    {
        var (clock, phones) = (Stopwatch.StartNew(), args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1000);
        var found = await With(phones, (study, node) => FleetStories.SetTheServerBack(study, node, phones));
        return new BenchResult(found.Lost == 0 && found.Doubled == 0 && found.ToldOf == found.ShouldTell, new JsonObject
        {
            ["phones"] = phones, ["saved"] = found.Saved, ["lost"] = found.Lost, ["doubled"] = found.Doubled,
            ["toldOfTheRollback"] = found.ToldOf, ["shouldHaveTold"] = found.ShouldTell, ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 1),
        });
    }

    public static async Task<BenchResult> WipedPhones(IReadOnlyList<string> args)
    {
        var (clock, clean) = (Stopwatch.StartNew(), args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000);
        var found = new List<FleetStories.Wiped> { await With(Wiped, (study, node) => FleetStories.Wipe(study, node, Wiped, 0)) };
        for (var left = clean; left > 0; left -= AtOnce)
            found.Add(await With(Math.Min(left, AtOnce), (study, node) => FleetStories.Wipe(study, node, 0, Math.Min(left, AtOnce))));
        var (reported, alarms, lost, doubled) = (found.Sum(one => one.Reported), found.Sum(one => one.FalseAlarms), found.Sum(one => one.Lost), found.Sum(one => one.Doubled));
        return new BenchResult(reported == Wiped && alarms + lost + doubled == 0, new JsonObject
        {
            ["wiped"] = Wiped, ["reported"] = reported, ["clean"] = found.Sum(one => one.Clean), ["falseAlarms"] = alarms, ["lost"] = lost, ["doubled"] = doubled,
            ["seconds"] = Math.Round(clock.Elapsed.TotalSeconds, 1),
        });
    }

    private static async Task<T> With<T>(int people, Func<PhoneStudy, PhoneProcess, Task<T>> story)
    {
        await using var template = await SyncTemplate.Make(people);
        await using var study = await template.Copy();
        using var node = PhoneProcess.Start(PhoneProcess.Script);
        return await story(study, node);
    }
}
