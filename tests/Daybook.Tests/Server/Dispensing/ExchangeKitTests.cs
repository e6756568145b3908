using System.Net;

namespace Daybook.Tests.Server.Dispensing;

/// <summary>A lower dose in kits of its own, over HTTP.</summary>
public sealed class ExchangeKitTests
{
    private const string Truth = """
        truth: fallback-kits
        screening: { fail: 0, routes: [clinic], per-week: 28, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, between: 5, within: 10 }
          - { id: capsule, mean: 0.95 }
        diary: { late: 0, missed: 0.1, outside: 0, offline: 0 }
        """;

    [Fact]
    public async Task when_her_dose_is_lowered_the_worklist_and_the_visit_ask_for_the_exchange_until_it_is_done()
    {
        await using var worlds = await SwappedWorlds.Make(Daybook.Tests.Trial.FixtureStory.Yaml("fallback-kits"), Truth, 0, 20, null, (list, _) => list);
        using var ines = await worlds.Sites[0].As("ines");
        using var cora = await worlds.Sites[0].As("cora");
        var her = $"/s/demo/participants/{worlds.Keys[0]}";
        Assert.Contains("<td class=\"number\">24</td>", (await cora.Get("/s/demo/kits")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("exchange it", (await cora.Get("/s/demo/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Hand it out", (await cora.Get($"{her}/visits/v1")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await ines.Post($"{her}/dose", [("date", "2026-03-20"), ("reason", "nausea")])).Status);
        Assert.Contains("is not of the dose that she takes now: exchange it", (await cora.Get("/s/demo/")).Text, StringComparison.Ordinal);
        Assert.Contains("She is given a kit of the lower dose in its place.", (await cora.Get($"{her}/visits/v1")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post($"{her}/visits/v1/dispense", [("date", "2026-03-22")])).Status);
        Assert.DoesNotContain("exchange it", (await cora.Get("/s/demo/")).Text, StringComparison.Ordinal);
        var visit = (await cora.Get($"{her}/visits/v1")).Text;
        Assert.DoesNotContain("Hand it out", visit, StringComparison.Ordinal);
        Assert.Contains("34 units of the lower dose", visit, StringComparison.Ordinal);
        Assert.Contains("Take kits back", visit, StringComparison.Ordinal);
        Assert.Contains("<td class=\"number\">23</td>", (await cora.Get("/s/demo/kits")).Text, StringComparison.Ordinal);
    }
}
