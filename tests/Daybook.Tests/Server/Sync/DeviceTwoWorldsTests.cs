using System.Text;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;

namespace Daybook.Tests.Server.Sync;

/// <summary>What her phone is told: the same bytes whatever she takes, and wherever a masked boundary lies. Every route that opens to a device is asked.</summary>
public sealed class DeviceTwoWorldsTests
{
    // In the placebo weeks, on the day of the first boundary, between the two, after both.
    private static readonly int[] Days = [20, 29, 33, 40];

    /// <summary>How each route of a device is asked. A route that is not here is one that nobody compares.</summary>
    private static readonly Dictionary<(HttpMethod Method, string Path), Func<byte[]>> Asked = new()
    {
        [(HttpMethod.Post, SyncEndpoint.Path)] = () => SyncJson.Write(new SyncRequest("", 12, null, [])),
        [(HttpMethod.Get, CardEndpoint.Path)] = () => [],
        [(HttpMethod.Get, PersonalReportEndpoint.OfPhone)] = () => [],
        [(HttpMethod.Get, PhoneRemindersEndpoint.Path)] = () => [],
        [(HttpMethod.Post, PhoneRemindersEndpoint.Path)] = () => SyncJson.Write(new PhoneWish(null, "20:30", "de")),
        [(HttpMethod.Post, TestReminderEndpoint.Path)] = () => "{}"u8.ToArray(),
        [(HttpMethod.Post, LaterReminderEndpoint.Path)] = () => "{}"u8.ToArray(),
        [(HttpMethod.Get, CalendarEndpoint.OfPhone)] = () => [],
    };

    [Fact]
    public void every_route_of_a_device_is_compared() =>
        Assert.Equal(Routes.All.Where(route => route.Access is Access.Device).Select(route => route.Method + route.Path).Order(StringComparer.Ordinal), Asked.Keys.Select(asked => asked.Method + asked.Path).Order(StringComparer.Ordinal));

    [Fact]
    public async Task no_byte_for_her_phone_depends_on_what_she_takes()
    {
        using var phone = new SigningPhone();
        for (var number = 0; number < 6; number++)
        {
            await using var pair = await Pair.Make(number);
            foreach (var site in pair.Sites)
                await JoiningTests.Join(site, await JoiningTests.Code(site), phone.Key);
            Assert.Empty(await Differences(pair.Sites[0], pair.Sites[1], phone, rootsDiffer: false));
            // An entry, its receipt, and everything again with it in the record.
            var entry = JoiningTests.Entry(Story.People[0].Key, phone, 1, "2026-06-23");
            var replies = new List<string>();
            foreach (var site in pair.Sites)
                replies.Add(Settled(await JoiningTests.Sync(site, phone, new SyncRequest(entry.LocalClock, 12, null, [entry])), rootsDiffer: false));
            Assert.Contains("\"seq\":", replies[0], StringComparison.Ordinal);
            Assert.Equal(replies[0], replies[1]);
            Assert.Empty(await Differences(pair.Sites[0], pair.Sites[1], phone, rootsDiffer: false));
            // When the study is over for her, she sees what she answered, and no more.
            foreach (var site in pair.Sites)
            {
                using var ines = await site.As("ines");
                Assert.Equal(System.Net.HttpStatusCode.SeeOther, (await ines.Post($"/s/demo/participants/{Story.People[0].Key}/withdraw", ("date", "2026-06-22"))).Status);
                Assert.Contains("\"points\":", (await JoiningTests.Send(site, phone, phone, HttpMethod.Get, PersonalReportEndpoint.OfPhone.Replace("{study}", "demo", StringComparison.Ordinal), [])).Text, StringComparison.Ordinal);
            }
            Assert.Empty(await Differences(pair.Sites[0], pair.Sites[1], phone, rootsDiffer: false));
        }
    }

    [Fact]
    public async Task no_byte_for_her_phone_depends_on_when_the_drug_begins()
    {
        using var phone = new SigningPhone();
        await using var here = await PilotWorld.Make(later: false);
        await using var there = await PilotWorld.Make(later: true);
        await using var one = await LiveSite.Open(here.Options with { Entropy = new Daybook.Analysis.SeededEntropy(7) });
        await using var other = await LiveSite.Open(there.Options with { Entropy = new Daybook.Analysis.SeededEntropy(7) });
        foreach (var site in new[] { one, other })
            await JoiningTests.Join(site, await JoiningTests.Code(site, PilotWorld.Her.Value), phone.Key);
        var (lived, number) = (0, 0);
        foreach (var day in Days)
        {
            foreach (var world in new[] { here, there })
            {
                await world.Live(lived + 1, day - 1);
                world.Evening(day);
            }
            lived = day - 1;
            Assert.Empty(await Differences(one, other, phone, rootsDiffer: true));
            // She sends a second diary from another phone on these evenings: its receipt tells nothing either.
            var entry = JoiningTests.Entry(PilotWorld.Her, phone, ++number, new NodaTime.LocalDate(2026, 3, 2).PlusDays(day - 1).ToString("uuuu-MM-dd", null));
            var (left, right) = (await JoiningTests.Sync(one, phone, new SyncRequest("", null, null, [entry])), await JoiningTests.Sync(other, phone, new SyncRequest("", null, null, [entry])));
            Assert.Equal(Settled(left, rootsDiffer: true), Settled(right, rootsDiffer: true));
        }
    }

    /// <summary>Between two allocations: arms whose masked boundary lies elsewhere, strata, dose steps, prompts, events and alerts.</summary>
    [Theory, MemberData(nameof(SwappedTwoWorldsTests.Studies), MemberType = typeof(SwappedTwoWorldsTests))]
    public async Task no_byte_for_her_phone_depends_on_the_arm(string name, string firstVisit, string thirdVisit, int[] days)
    {
        Assert.NotEqual(firstVisit, thirdVisit);
        using var phone = new SigningPhone();
        for (var number = 0; number < days.Length; number++)
        {
            await using var worlds = await SwappedWorlds.Make(name, number, days[number]);
            foreach (var site in worlds.Sites)
                await JoiningTests.Join(site, await JoiningTests.Code(site, worlds.Keys[0].Value), phone.Key);
            Assert.Empty(await Differences(worlds.Sites[0], worlds.Sites[1], phone, rootsDiffer: false));
            var calls = worlds.States.Select(state => Calls(state, worlds.Keys[0]).ToList()).ToList();
            Assert.NotEmpty(calls[0]);
            Assert.Equal(calls[0], calls[1]);
        }
    }

    /// <summary>Every call of her whole study, as a push or a message says it, in each language.</summary>
    private static IEnumerable<string> Calls(StudyState state, ParticipantKey key)
    {
        var her = state.Participants[key];
        var schedule = Schedule.Of(state.ProtocolOf(her), her)!;
        var from = her.DayOne!.Value.AtStartOfDayInZone(schedule.Zone).ToInstant();
        // As the server's rounds ask, hour by hour.
        return Enumerable.Range(0, 24 * 130).SelectMany(hour => ReminderPlan.Between(schedule, her, null, from + NodaTime.Duration.FromHours(hour), from + NodaTime.Duration.FromHours(hour + 1), null))
            .SelectMany(due => ReminderText.Languages.Select(language => $"{due.At} {ReminderText.Of(due, schedule.Zone, language)}"));
    }

    private static async Task<List<string>> Differences(LiveSite one, LiveSite other, SigningPhone phone, bool rootsDiffer)
    {
        var found = new List<string>();
        foreach (var ((method, path), body) in Asked)
        {
            var at = path.Replace("{study}", "demo", StringComparison.Ordinal);
            var (left, right) = (await JoiningTests.Send(one, phone, phone, method, at, body()), await JoiningTests.Send(other, phone, phone, method, at, body()));
            Assert.Equal(System.Net.HttpStatusCode.OK, left.Status);
            if (Settled(left, rootsDiffer) != Settled(right, rootsDiffer))
                found.Add($"{method} {path}");
        }
        return found;
    }

    /// <summary>Status, headers and body. ECDSA signatures are left out, which are drawn anew at every signing; where the protocol's file itself differs, so do all roots, and of them only the number counts.</summary>
    private static string Settled(Reading reading, bool rootsDiffer)
    {
        var headers = string.Join('\n', reading.Headers.Where(header => !header.StartsWith("Content-Length", StringComparison.Ordinal)));
        if (!reading.Text.StartsWith('{') || JsonNode.Parse(reading.Text) is not JsonObject { } document || document["checkpoint"] is not { } note)
            return headers + reading.Body.Length + reading.Text;
        document["checkpoint"] = string.Join('\n', ((string)note!).Split('\n').Take(rootsDiffer ? 2 : 5));
        foreach (var receipt in document["results"]!.AsArray().Select(result => result!["receipt"]).OfType<JsonObject>())
            receipt["signature"] = ((string)receipt["signature"]!).Length;
        if (rootsDiffer)
            foreach (var hash in document["results"]!.AsArray().Select(result => result!["receipt"]).OfType<JsonObject>())
                (hash["leaf"], hash["path"]) = (null, hash["path"]!.AsArray().Count);
        if (rootsDiffer)
            document["consistency"] = document["consistency"]!.AsArray().Count;
        return headers + document.ToJsonString();
    }
}
