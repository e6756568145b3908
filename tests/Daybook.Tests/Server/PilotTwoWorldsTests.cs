using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Server;

/// <summary>The pilot's secret is when the drug begins. In two worlds it begins a week apart; the answers are the same, and so is every byte that the participant can get.</summary>
public sealed partial class PilotTwoWorldsTests
{
    // In the placebo weeks, on the day of the first boundary, between the two, after both, and at the end of the capsules.
    private static readonly int[] Days = [20, 29, 33, 40, 84];

    [Fact]
    public void both_worlds_are_sound_protocols() => Assert.All([false, true], later =>
        Assert.Equal("", ProblemText.Render(ProtocolReader.Read(PilotWorld.Yaml(later), "pilot.yaml").Problems)));

    [Fact]
    public async Task no_byte_for_the_participant_depends_on_when_the_drug_begins()
    {
        var (found, compared) = await Compare(Routes.All);
        Assert.Empty(found);
        Assert.True(compared > 8 * Days.Length, $"only {compared} answers were compared");
    }

    [Fact]
    public async Task no_reply_to_what_she_sends_depends_on_when_the_drug_begins()
    {
        var replies = new List<List<Reading>>();
        foreach (var later in new[] { false, true })
            replies.Add(await Sent(later, Routes.All));
        Assert.Equal(Days.Length * (2 + ProtocolReader.Read(Trial.Bundled.Pilot, "pilot.yaml").Protocol!.Diary!.Items.Count + 2), replies[0].Count);
        Assert.All(replies[0].Zip(replies[1]), pair => Assert.True(Same(pair.First, pair.Second), $"{pair.First.Text}\nis not\n{pair.Second.Text}"));
    }

    [Fact]
    public async Task a_planted_leak_in_a_reply_is_found()
    {
        var sending = Routes.All.Single(route => route.Path == "/s/{study}/diary/{day}/send");
        var leaking = Routes.All.Select(route => route != sending ? route : route with
        {
            Answer = async http =>
            {
                var request = StudyRequest.Of(http);
                var her = request.State.Participants[PilotWorld.Her];
                http.Response.Headers["X-Mood"] = Schedule.Of(request.ProtocolOf(her)!, her)!.PeriodOf(request.DateOf(her))!.Period.Id;
                return await sending.Answer(http);
            },
        }).ToList();
        var (here, there) = (await Sent(later: false, leaking), await Sent(later: true, leaking));
        // The evenings of the days 29, 33 and 40 lie between the two boundaries.
        Assert.Equal(3, here.Zip(there).Count(pair => !Same(pair.First, pair.Second)));
    }

    /// <summary>Every reply she gets on the days, question by question, and to what her phone sends by the door for programs.</summary>
    private static async Task<List<Reading>> Sent(bool later, IReadOnlyList<Route> routes)
    {
        await using var world = await PilotWorld.Make(later);
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, Entropy = new Daybook.Analysis.SeededEntropy(7) }, routes);
        var (replies, lived) = (new List<Reading>(), 0);
        foreach (var day in Days)
        {
            await world.Live(lived + 1, day - 1);
            lived = day - 1;
            world.Evening(day);
            using var her = await site.As(PilotWorld.Her.Value);
            var diary = $"/s/demo/diary/{PilotWorld.DateOf(day)}";
            replies.Add(await her.Post(diary + "/start"));
            foreach (var (step, answer) in world.Typed(day).Index())
                replies.Add(await her.Post($"{diary}/{step + 1}", ("answer", answer), ("go", "next")));
            replies.Add(await her.Post(diary + "/send"));
            replies.Add(await her.Get("/s/demo/diary"));
            replies.Add(WithoutHashes(await her.Command("demo", $"again-{day}", TrialJson.WriteCommand(world.NextEntry(day)))));
        }
        return replies;
    }

    /// <summary>A receipt holds the entry's leaf and the root; both are over the hash of the protocol's file, and the file is what differs here.</summary>
    private static Reading WithoutHashes(Reading receipt) => receipt with { Body = System.Text.Encoding.UTF8.GetBytes(Hash().Replace(receipt.Text, "hash")) };

    [System.Text.RegularExpressions.GeneratedRegex("[0-9a-f]{64}")]
    private static partial System.Text.RegularExpressions.Regex Hash();

    private static bool Same(Reading left, Reading right) => left.Status == right.Status && left.Headers.SequenceEqual(right.Headers) && left.Body.AsSpan().SequenceEqual(right.Body);

    [Fact]
    public async Task a_planted_leak_of_the_boundary_is_found()
    {
        var leak = new Route("GET", "/s/{study}/leak", new Access.Only([Role.Participant]), "planted", http =>
        {
            var request = StudyRequest.Of(http);
            var her = request.State.Participants[PilotWorld.Her];
            return Task.FromResult(Results.Text(Schedule.Of(request.ProtocolOf(her)!, her)!.PeriodOf(request.DateOf(her))!.Period.Id));
        });
        var (found, _) = await Compare([leak]);
        // Between the two boundaries, on the days 29, 33 and 40, the worlds differ, and only there.
        Assert.All(found, difference => Assert.Contains("/s/demo/leak", difference, StringComparison.Ordinal));
        Assert.Equal(3, found.Count);
    }

    [Fact]
    public async Task her_card_is_the_same_on_every_day()
    {
        await using var here = await PilotWorld.Make(later: false);
        await using var there = await PilotWorld.Make(later: true);
        await here.Live(1, 28);
        await there.Live(1, 28);
        for (var day = 29; day <= 45; day++)
        {
            here.Evening(day);
            there.Evening(day);
            Assert.Equal(Card(here), Card(there));
            await here.Live(day, day);
            await there.Live(day, day);
        }
    }

    private static string Card(PilotWorld world)
    {
        var her = world.Study.State.Participants[PilotWorld.Her];
        return Convert.ToHexString(DiaryCard.Compile(world.Study.State.ProtocolOf(her), her, NodaTime.Instant.FromDateTimeOffset(world.Clock.Now)).ToBytes());
    }

    private static async Task<(List<string> Found, int Compared)> Compare(IReadOnlyList<Route> routes)
    {
        await using var here = await PilotWorld.Make(later: false);
        await using var there = await PilotWorld.Make(later: true);
        await using var one = await LiveSite.Open(new ServerOptions { Studies = [here.Study], Clock = here.Clock, Entropy = new Daybook.Analysis.SeededEntropy(7) }, Routes.All.Union(routes));
        await using var other = await LiveSite.Open(new ServerOptions { Studies = [there.Study], Clock = there.Clock, Entropy = new Daybook.Analysis.SeededEntropy(7) }, Routes.All.Union(routes));
        var (found, compared, lived) = (new List<string>(), 0, 0);
        foreach (var day in Days)
        {
            await here.Live(lived + 1, day - 1);
            await there.Live(lived + 1, day - 1);
            lived = day - 1;
            here.Evening(day);
            there.Evening(day);
            compared += await Crawled(one, other, routes, $"day {day}", found);
        }
        return (found, compared);
    }

    /// <summary>Every address that a participant may read, and those of staff, which answer her with a refusal.</summary>
    private static async Task<int> Crawled(LiveSite one, LiveSite other, IReadOnlyList<Route> routes, string when, List<string> found)
    {
        using var here = await one.As(PilotWorld.Her.Value);
        using var there = await other.As(PilotWorld.Her.Value);
        var compared = 0;
        foreach (var path in routes.Where(route => !route.IsWrite).SelectMany(Crawl.Of).Select(request => request.Path.Replace(Story.People[0].Key.Value, PilotWorld.Her.Value, StringComparison.Ordinal)).Distinct())
        {
            var (left, right) = (Settled(await here.Get(path)), Settled(await there.Get(path)));
            compared++;
            if (!Same(left, right))
                found.Add($"{when} {path}: {left.Status} {left.Body.Length} and {right.Status} {right.Body.Length}");
        }
        return compared;
    }

    /// <summary>Of a checkpoint only the name and the size are compared: its root is over salted hashes of everything, the protocol's file among it, and the file is what differs here.</summary>
    private static Reading Settled(Reading reading) => !reading.Text.StartsWith("daybook/demo\n", StringComparison.Ordinal) ? reading : reading with
    {
        Headers = [.. reading.Headers.Where(header => !header.StartsWith("Content-Length", StringComparison.Ordinal))],
        Body = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', reading.Text.Split('\n').Take(2))),
    };
}
