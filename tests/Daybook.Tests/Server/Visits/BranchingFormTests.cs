using System.Net;
using Daybook.Study;
using Daybook.Trial;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server.Visits;

/// <summary>A form of a visit with a question that depends on an answer, over HTTP: what is not asked may stay empty, and what was filled in all the same is said, not dropped.</summary>
public sealed class BranchingFormTests
{
    private static readonly ParticipantKey Her = Story.People[0].Key;

    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("labs:\n", "  - id: work\n    title: Work\n    items:\n      - { id: at-work, ask: \"Do you work?\", kind: yes-no }\n      - { id: hours, ask: Hours a week, kind: count, range: [1, 80], when: { item: at-work, is: yes } }\n"
            + "      - { id: remote, ask: Mostly at home, kind: yes-no, when: { item: hours, is: \">= 20\" } }\nlabs:\n", StringComparison.Ordinal)
        .Replace("scores: second, does: [return] }", "scores: second, forms: [work], does: [return] }", StringComparison.Ordinal);

    [Fact]
    public async Task what_is_not_asked_may_stay_empty()
    {
        await using var world = await AtThirdVisit();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var page = (await cora.Get(Visit)).Text;
        Assert.Contains("only if “Do you work?” is yes; otherwise leave it empty", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("only if “Hours a week” is at least 20; otherwise leave it empty", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(Form, ("work-at-work", "no"))).Status);
        Assert.Equal(["at-work 0 ", "hours  not-asked", "remote  not-asked"], await Rows(world));
    }

    [Fact]
    public async Task what_is_asked_is_missed_and_what_is_not_is_refused_with_what_was_typed_still_there()
    {
        await using var world = await AtThirdVisit();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var missing = await cora.Post(Form, ("work-at-work", "yes"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        Assert.Contains("Hours a week is missing.", missing.Text, StringComparison.Ordinal);
        var idle = await cora.Post(Form, ("work-at-work", "no"), ("work-hours", "30"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, idle.Status);
        Assert.Contains("The item hours is not asked after these answers", idle.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"30\"", idle.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(Form, ("work-at-work", "yes"), ("work-hours", "12"))).Status);
        Assert.Equal(["at-work 1 ", "hours 12 ", "remote  not-asked"], await Rows(world));
    }

    private static string Visit => $"/s/demo/participants/{Her}/visits/v3";

    private static string Form => Visit + "/forms/work";

    private static async Task<World> AtThirdVisit()
    {
        var world = await World.Make();
        world.Clock.Now = Story.On(32, 9).ToDateTimeOffset();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new HoldVisit(Her, "v3", Story.DayOne.PlusDays(31)), Cast.Cora, "hold"));
        return world;
    }

    private static async Task<List<string>> Rows(World world)
    {
        var rows = new List<string>();
        await foreach (var row in world.Study.Observations.Read(new ObservationFilter { Participant = Her, Form = "work" }))
            rows.Add(FormattableString.Invariant($"{row.Item} {row.Number} {row.Flags}"));
        return rows;
    }
}
