using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Server;

/// <summary>The pilot's secret is when the drug begins. In two worlds it begins a week apart; the answers are the same, and so is every byte that the participant can get.</summary>
public sealed class PilotTwoWorldsTests
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
    public async Task a_planted_leak_of_the_boundary_is_found()
    {
        var leak = new Route("GET", "/s/{study}/leak", new Access.Only([Role.Participant]), "planted", http =>
        {
            var request = StudyRequest.Of(http);
            var her = request.State.Participants[PilotWorld.Her];
            return Task.FromResult(Results.Text(Schedule.Of(request.ProtocolOf(her)!, her)!.PeriodOf(request.DateOf(her))!.Period.Id));
        });
        var (found, _) = await Compare([leak]);
        // Between the two boundaries the worlds differ, and only there.
        Assert.All(found, difference => Assert.Contains("/s/demo/leak", difference, StringComparison.Ordinal));
        Assert.Equal(2, found.Count);
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
            if (left.Status != right.Status || !left.Headers.SequenceEqual(right.Headers) || !left.Body.AsSpan().SequenceEqual(right.Body))
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
