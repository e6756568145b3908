using System.Net;
using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Tests.Server.Consent;

/// <summary>The copy that she signed comes back as it was brought, to those alone who may know who she is.</summary>
public sealed class ConsentCopyTests
{
    private static readonly ParticipantKey Her = Newcomers.Screened;
    private static readonly byte[] Scan = "%PDF-1.7 signed by Ana Finch"u8.ToArray();

    [Fact]
    public async Task who_may_know_her_saves_it_and_nobody_else_is_offered_it()
    {
        await using var world = await World.Make();
        var copy = await Signed(world);
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        Assert.Contains(copy, (await cora.Get($"/s/demo/participants/{Her}/consent")).Text, StringComparison.Ordinal);
        var saved = await cora.Get(copy);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (saved.Status, saved.Header("Content-Type")));
        Assert.Equal(Scan, saved.Body);
        Assert.Equal("attachment; filename=SYNTHETIC-consent-" + world.Study.State.Participants[Her].Name + "-1.0.pdf", saved.Header("Content-Disposition")?.Split("; filename*")[0]);
        using var mona = await site.As("mona");
        Assert.DoesNotContain(copy, (await mona.Get($"/s/demo/participants/{Her}/consent")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await mona.Get(copy)).Status);
    }

    [Fact]
    public async Task it_is_hers_under_its_own_name_and_gone_once_she_is_erased()
    {
        await using var world = await World.Make();
        var copy = await Signed(world);
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.NotFound, (await cora.Get($"/s/demo/participants/{Her}/consent/{new string('0', 64)}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await cora.Get(copy.Replace(Her.Value, Newcomers.Consented.Value, StringComparison.Ordinal))).Status);
        world.Study.Identities.Erase(Her);
        Assert.Equal(HttpStatusCode.NotFound, (await cora.Get(copy)).Status);
        Assert.DoesNotContain(copy, (await cora.Get($"/s/demo/participants/{Her}/consent")).Text, StringComparison.Ordinal);
    }

    private static async Task<string> Signed(World world)
    {
        await Newcomers.Come(world);
        var hash = world.Study.Identities.PutConsent(Her, Scan);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new GiveConsent(Her, "1.0", hash), Cast.Cora, "paper"));
        return $"/s/demo/participants/{Her}/consent/{hash}";
    }
}
