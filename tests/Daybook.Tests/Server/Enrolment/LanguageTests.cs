using System.Net;
using Daybook.Study;
using Daybook.Tests.Trial.Enrolment;
using Daybook.Trial;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server.Enrolment;

/// <summary>The coordinator chooses the language in which she reads, of those that the study has.</summary>
public sealed class LanguageTests
{
    [Fact]
    public async Task she_is_enrolled_to_read_in_a_language_of_the_study()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(LanguageSpecs.Yaml), Cast.Adam, "publish"));
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var path = $"/s/demo/participants/{Newcomers.Eligible}/enrolment";

        Assert.Matches("name=\"language\"[^>]*>\\s*<option[^>]*value=\"en\"[^>]*>en</option>\\s*<option[^>]*value=\"es\"", (await cora.Get(path)).Text);
        var refused = await cora.Post(path, ("zone", "Europe/Madrid"), ("language", "fr"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("participant.language-unknown", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(path, ("zone", "Europe/Madrid"), ("language", "es"))).Status);
        Assert.Equal("es", world.Study.State.Participants[Newcomers.Eligible].Language);
        Assert.Matches("<dt>Reads</dt>\\s*<dd>es</dd>", (await cora.Get(path)).Text);
    }

    [Fact]
    public async Task the_language_in_which_she_signed_is_suggested()
    {
        await using var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(LanguageSpecs.Yaml), Cast.Adam, "publish"));
        await Newcomers.Come(world, "es");
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        var page = (await cora.Get($"/s/demo/participants/{Newcomers.Eligible}/enrolment")).Text;
        Assert.Matches("<option[^>]*value=\"es\"[^>]*selected", page);
        Assert.Contains("She signed the consent in it", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_consent_document_stands_in_every_language()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(LanguageSpecs.Yaml), Cast.Adam, "publish"));
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");

        Assert.Contains("<p lang=\"es\" dir=\"auto\">Puede dejarlo cuando quiera.</p>", (await cora.Get($"/s/demo/participants/{Newcomers.Screened}/consent")).Text, StringComparison.Ordinal);
    }
}
