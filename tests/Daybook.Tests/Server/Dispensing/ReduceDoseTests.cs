using System.Net;
using Daybook.Trial;

namespace Daybook.Tests.Server.Dispensing;

/// <summary>The lower dose over HTTP, in a study that has one.</summary>
public sealed class ReduceDoseTests
{
    private const string Truth = """
        truth: fallback-dose
        screening: { fail: 0, routes: [clinic], per-week: 28, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, between: 5, within: 10 }
          - { id: capsule, mean: 0.95 }
        diary: { late: 0, missed: 0.1, outside: 0, offline: 0 }
        """;

    [Fact]
    public async Task the_investigator_lowers_it_with_a_day_and_a_reason_and_the_form_is_gone()
    {
        await using var worlds = await Make();
        using var ines = await worlds.Sites[0].As("ines");
        var schedule = $"/s/demo/participants/{worlds.Keys[0]}/schedule";

        Assert.Contains("she takes 2 capsules a day at most", (await ines.Get(schedule)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post(To(worlds), [("date", "2026-03-20"), ("reason", "nausea")])).Status);
        var page = (await ines.Get(schedule)).Text;
        Assert.Contains("Since Fri 2026-03-20 she takes 2 capsules a day at most.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Lower her dose", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_refused_form_comes_back_with_what_was_typed()
    {
        await using var worlds = await Make();
        using var ines = await worlds.Sites[0].As("ines");

        var refused = await ines.Post(To(worlds), [("date", "2030-01-01"), ("reason", "she <felt> \"sick\"")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("value=\"2030-01-01\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("she <felt> \"sick\"", WebUtility.HtmlDecode(refused.Text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_dose_that_was_lowered_by_mistake_is_taken_back_with_a_reason_and_may_be_lowered_anew()
    {
        await using var worlds = await Make();
        using var ines = await worlds.Sites[0].As("ines");
        var schedule = $"/s/demo/participants/{worlds.Keys[0]}/schedule";
        await ines.Post(To(worlds), [("date", "2026-03-20"), ("reason", "nausea")]);

        var refused = await ines.Post(To(worlds) + "/cancel", [("reason", " ")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Take the lower dose back", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post(To(worlds) + "/cancel", [("reason", "it was the twenty-second")])).Status);
        Assert.Contains("Lower her dose", (await ines.Get(schedule)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post(To(worlds), [("date", "2026-03-22"), ("reason", "nausea")])).Status);
        Assert.Contains("Since Sun 2026-03-22", (await ines.Get(schedule)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_coordinator_lowers_no_dose_and_sees_no_form_for_it()
    {
        await using var worlds = await Make();
        using var cora = await worlds.Sites[0].As("cora");

        Assert.Equal(HttpStatusCode.Forbidden, (await cora.Post(To(worlds), [("date", "2026-03-20"), ("reason", "nausea")])).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await cora.Post(To(worlds) + "/cancel", [("reason", "it was another")])).Status);
        Assert.DoesNotContain("Lower her dose", (await cora.Get($"/s/demo/participants/{worlds.Keys[0]}/schedule")).Text, StringComparison.Ordinal);
    }

    private static string To(SwappedWorlds worlds) => $"/s/demo/participants/{worlds.Keys[0]}/dose";

    private static Task<SwappedWorlds> Make() => SwappedWorlds.Make(Daybook.Tests.Trial.FixtureStory.Yaml("fallback-dose"), Truth, 0, 20, null, (list, _) => list);
}
