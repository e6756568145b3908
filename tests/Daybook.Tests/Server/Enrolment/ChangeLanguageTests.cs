using System.Net;
using Daybook.Study;
using Daybook.Tests.Trial.Enrolment;
using Daybook.Trial;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server.Enrolment;

/// <summary>Another language for somebody who is enrolled, over HTTP, in a study that has two.</summary>
public sealed class ChangeLanguageTests
{
    private static readonly string One = $"/s/demo/participants/{Story.People[0].Key}";

    [Fact]
    public async Task the_coordinator_changes_it_and_her_diary_asks_in_it()
    {
        await using var world = await Spoken();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        Assert.Contains("<option value=\"es\"", (await cora.Get(One + "/enrolment")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(One + "/language", [("language", "es")])).Status);
        Assert.Contains("<dt>Reads</dt><dd>es</dd>", (await cora.Get(One + "/enrolment")).Text, StringComparison.Ordinal);
        var her = world.Study.State.Participants[Story.People[0].Key];
        Assert.Equal("¿Cómo ha sido su dolor hoy?", DiaryCard.Compile(world.Study.State.ProtocolOf(her), her, NodaTime.Instant.FromDateTimeOffset(world.Clock.Now)).Items[0].Ask);
    }

    [Fact]
    public async Task a_language_that_she_reads_already_is_refused_on_the_page()
    {
        await using var world = await Spoken();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        var refused = await cora.Post(One + "/language", [("language", "en")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("reads the study in en already", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_monitor_reads_it_and_changes_nothing()
    {
        await using var world = await Spoken();
        await using var site = await LiveSite.Open(world);
        using var mona = await site.As("mona");

        Assert.Equal(HttpStatusCode.Forbidden, (await mona.Post(One + "/language", [("language", "es")])).Status);
        Assert.DoesNotContain("another language", (await mona.Get(One + "/enrolment")).Text, StringComparison.Ordinal);
    }

    private static async Task<World> Spoken()
    {
        var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(LanguageSpecs.Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(Story.People[0].Key, ProtocolReader.HashOf(LanguageSpecs.Yaml)), Cast.Ines, "adopt"));
        return world;
    }
}
