using System.Net;
using Daybook.Study;
using Daybook.Trial;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server.Diary;

/// <summary>An event that is told by telephone, over HTTP.</summary>
public sealed class RecordEventTests
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "events: [{ id: attack, title: I have an attack, items: [{ id: strength, ask: \"How strong is it?\", kind: scale, range: [1, 10], ends: [Weak, Strong] }] }]\nforms:\n", StringComparison.Ordinal);

    private static readonly string One = $"/s/demo/participants/{Story.People[0].Key}";

    [Fact]
    public async Task the_coordinator_writes_it_down_and_it_stands_on_its_day_among_her_values()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        Assert.Contains("Write down an event that she told you", (await cora.Get(One)).Text, StringComparison.Ordinal);
        Assert.Contains("I have an attack", (await cora.Get(One + "/events")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(One + "/events/attack", Told("2026-06-20", "10:15"))).Status);
        var told = Assert.Single(await Attacks(world));
        Assert.Equal(("strength", 7m, "2026-06-20T10:15:00", "told", 20), (told.Item, told.Number, told.LocalTime, told.Flags, told.Day!.Value));
        Assert.Contains("told", (await cora.Get(One + "/values")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_hour_that_nobody_knows_may_be_left_empty()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(One + "/events/attack", Told("2026-06-20", ""))).Status);
        Assert.Equal(("2026-06-20/1", "2026-06-20"), Assert.Single(await Attacks(world)) is var told ? (told.Occasion.Key, told.LocalTime) : default);
    }

    [Fact]
    public async Task a_refused_form_comes_back_with_what_was_typed()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        var refused = await cora.Post(One + "/events/attack", Told("2030-01-01", "10:15"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("value=\"2030-01-01\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.Post(One + "/events/attack", [("attack-/day", "2026-06-20"), ("attack-strength", "7")])).Status);
    }

    [Fact]
    public async Task a_monitor_writes_nothing_down()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        using var mona = await site.As("mona");

        Assert.Equal(HttpStatusCode.Forbidden, (await mona.Post(One + "/events/attack", Told("2026-06-20", "10:15"))).Status);
        Assert.DoesNotContain("Write it down", (await mona.Get(One + "/events")).Text, StringComparison.Ordinal);
    }

    private static (string, string)[] Told(string day, string hour) => [("attack-/day", day), ("attack-/hour", hour), ("attack-/teller", "relative"), ("attack-strength", "7")];

    private static async Task<List<Observation>> Attacks(World world)
    {
        var values = new List<Observation>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = Story.People[0].Key, Form = "attack" }))
            values.Add(value);
        return values;
    }

    private static async Task<World> Amended()
    {
        var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(Story.People[0].Key, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        return world;
    }
}
