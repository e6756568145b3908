using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Trial.Diary;
using Daybook.Trial;
using Microsoft.Data.Sqlite;

namespace Daybook.Tests.Server.Consent;

/// <summary>She signs on her phone with the code of the consent page: the record has the hash, and her name stands in the identity store alone.</summary>
public sealed partial class PhoneConsentTests
{
    private const string Name = "Ana Finch";
    private static readonly ParticipantKey Her = Newcomers.Screened;

    [Fact]
    public async Task what_she_signs_is_kept_with_her_name_apart_from_the_record()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site);
        var read = SyncJson.Read<ConsentReading>((await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone))).Body);
        Assert.Equal(("1.0", "SYNTHETIC", null), (read.Version, read.Stamp, read.Changes));
        Assert.Equal(world.Protocol.Consent.Ideas(), read.Ideas);
        var copy = SyncJson.Read<ConsentCopy>((await Sign(site, phone, code)).Body);
        Assert.Contains(Name, copy.Page, StringComparison.Ordinal);
        var consent = Assert.Single(world.Study.State.Participants[Her].Consents);
        Assert.Equal(("1.0", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(copy.Page)))), (consent.Version, consent.DocumentHash));
        Assert.Equal(copy.Page, Encoding.UTF8.GetString(world.Study.Identities.ReadConsent(Her, consent.DocumentHash)!));
        foreach (var entry in world.Study.Stores.Ledger.Read())
            Assert.DoesNotContain("Finch", Encoding.UTF8.GetString(entry.Payload ?? []), StringComparison.Ordinal);
        // The answer may have been lost: the same phone gets the same copy again.
        Assert.Equal(copy.Page, SyncJson.Read<ConsentCopy>((await Sign(site, phone, code)).Body).Page);
        Assert.Single(world.Study.State.Participants[Her].Consents);
    }

    [Fact]
    public async Task a_code_opens_the_document_for_one_phone_and_binds_nothing()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        using var other = new SigningPhone();
        var code = await Code(site);
        Assert.Equal(HttpStatusCode.OK, (await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(site, PhoneConsentEndpoint.Reading, Ask(code, other))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sign(site, other, code)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sync.JoiningTests.Join(site, code, phone.Key)).Status);
        var size = world.Study.State.Size;
        Assert.Equal(HttpStatusCode.BadRequest, (await Sign(site, phone, code, signs: other)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Sign(site, phone, code, name: " ")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sign(site, phone, code, version: "9")).Status);
        Assert.Equal((size, 0), (world.Study.State.Size, world.Study.State.Participants[Her].Devices.Count));
        // A code for her phone opens no document.
        var joining = await Sync.JoiningTests.Code(site);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(site, PhoneConsentEndpoint.Reading, Ask(joining, phone))).Status);
    }

    [Fact]
    public async Task who_has_begun_to_read_has_four_hours()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site);
        world.Clock.Now += TimeSpan.FromMinutes(14);
        Assert.Equal(HttpStatusCode.OK, (await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone))).Status);
        world.Clock.Now += TimeSpan.FromMinutes(239);
        Assert.Equal(HttpStatusCode.OK, (await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone))).Status);
        world.Clock.Now += TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sign(site, phone, code)).Status);
    }

    [Fact]
    public async Task a_phone_is_never_told_signed_of_what_somebody_signed_elsewhere()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site);
        var paper = world.Study.Identities.PutConsent(Her, "%PDF-1.7 on paper"u8.ToArray());
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new GiveConsent(Her, "1.0", paper), Cast.Cora, "paper"));
        var answer = await Sign(site, phone, code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("consent.already-given", answer.Text, StringComparison.Ordinal);
        // Nor is a code shown for what could not be recorded.
        using var cora = await site.As("cora");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.Post($"/s/demo/participants/{Her}/consent/code")).Status);
    }

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(1, 1)]
    public async Task it_is_said_of_every_question_how_often_it_was_tried(params int[] tries)
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Amended), Cast.Adam, "publish"));
        using var phone = new SigningPhone();
        var code = await Code(site, Newcomers.Consented);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sign(site, phone, code, version: "2.0", tries: tries)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Sign(site, phone, code, version: "2.0", tries: [3])).Status);
    }

    [Fact]
    public async Task nothing_of_her_is_kept_for_a_consent_that_is_refused()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Amended), Cast.Adam, "publish"));
        var code = await Code(site, Newcomers.Eligible);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new WithdrawParticipant(Newcomers.Eligible, Story.DayOne.PlusDays(21), null), Cast.Cora, "leave"));
        var answer = await Sign(site, phone, code, version: "2.0");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("participant.withdrawn", answer.Text, StringComparison.Ordinal);
        Assert.Single(world.Study.State.Participants[Newcomers.Eligible].Consents);
        using var store = new SqliteConnection($"Data Source={Path.Combine(world.Data, "studies", world.Protocol.Id, "identity.db")};Mode=ReadOnly");
        store.Open();
        using var count = store.CreateCommand();
        count.CommandText = "SELECT count(*) FROM secret WHERE kind LIKE 'consent %'";
        Assert.Equal(0L, count.ExecuteScalar());
    }

    /// <summary>Staff have the same before them, with what else of the study is new for her.</summary>
    [Fact]
    public async Task the_consent_page_shows_what_changed_since_she_signed()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        var amended = Amended.Replace("late-until: \"12:00+1d\"", "late-until: \"13:00+1d\"", StringComparison.Ordinal);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(amended), Cast.Adam, "publish"));
        using var cora = await site.As("cora");
        var page = (await cora.Get($"/s/demo/participants/{Newcomers.Consented}/consent")).Text;

        Assert.Contains("What changed since she signed version 1.0", page, StringComparison.Ordinal);
        Assert.Contains("<ins>At the end some blood is drawn.</ins>", page, StringComparison.Ordinal);
        Assert.Contains("the diary: late until is now &quot;13:00&#x2B;1d&quot;, was &quot;12:00&#x2B;1d&quot;", page, StringComparison.Ordinal);
        Assert.Contains($"Consent to version 2.0 is due", (await cora.Get("/s/demo/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_has_signed_an_older_version_reads_what_changed()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Amended), Cast.Adam, "publish"));
        using var phone = new SigningPhone();
        var code = await Code(site, Newcomers.Consented);
        var read = SyncJson.Read<ConsentReading>((await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone))).Body);
        Assert.Equal([new ConsentReadingChange(null, "At the end some blood is drawn.")], read.Changes);
        Assert.Equal("Is blood drawn?", Assert.Single(read.Questions).Ask);
        Assert.Equal(HttpStatusCode.OK, (await Sign(site, phone, code, version: "2.0")).Status);
        Assert.Equal(["1.0", "2.0"], world.Study.State.Participants[Newcomers.Consented].Consents.Select(consent => consent.Version));
    }

    [Theory]
    [InlineData(null, "en", "en")]
    [InlineData(null, "de", "en")]
    [InlineData(null, "es", "es")]
    [InlineData("ar", "es", "ar")]
    [InlineData("fr", "es", "es")]
    public async Task she_reads_and_signs_in_her_language(string? chosen, string speaks, string read)
    {
        await using var world = await World.Make(yaml: Translated);
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(ConsentDocuments.Amend(Translated)), Cast.Adam, "publish"));
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site, Newcomers.Consented);
        var reading = SyncJson.Read<ConsentReading>((await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone, chosen, speaks))).Body);
        var document = Spoken.In(world.Study.State.Versions[world.Study.State.Current!.Value], read).Consent;
        Assert.Equal((read, document.Questions[0].Ask, document.Questions[0].Because), (reading.Language, reading.Questions[0].Ask, reading.Questions[0].Because));
        Assert.Equal(document.Ideas(), reading.Ideas);
        // What changed is what changed in the language in which she reads.
        Assert.Equal([new ConsentReadingChange(null, document.Ideas()[^1])], reading.Changes);
        Assert.Equal(["en", "es", "ar"], reading.Languages);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Sign(site, phone, code, version: "2.0", language: "fr")).Status);
        var copy = SyncJson.Read<ConsentCopy>((await Sign(site, phone, code, version: "2.0", language: read)).Body).Page;
        Assert.All([.. document.Ideas(), document.Questions[0].Ask], words => Assert.Contains(words, WebUtility.HtmlDecode(copy), StringComparison.Ordinal));
        Assert.StartsWith($"<!doctype html>\n<html lang=\"{read}\">", copy, StringComparison.Ordinal);
        Assert.Equal(read, world.Study.State.Participants[Newcomers.Consented].Consents[^1].Language);
    }

    [Fact]
    public async Task who_reads_in_a_language_that_the_older_version_did_not_have_reads_the_whole()
    {
        await using var world = await World.Make(yaml: World.Caring);
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(ConsentDocuments.Amend(Translated)), Cast.Adam, "publish"));
        await using var site = await LiveSite.Open(world);
        using var phone = new SigningPhone();
        var code = await Code(site, Newcomers.Consented);
        Assert.Null(SyncJson.Read<ConsentReading>((await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone, "es"))).Body).Changes);
        Assert.NotNull(SyncJson.Read<ConsentReading>((await Post(site, PhoneConsentEndpoint.Reading, Ask(code, phone, "en"))).Body).Changes);
    }

    private static string Translated { get; } = ConsentDocuments.Yaml;

    /// <summary>A version whose document has one paragraph more, and a question about it.</summary>
    public static string Amended { get; } = ConsentDocuments.Amend(World.Yaml);

    private static ConsentAsked Ask(string code, SigningPhone phone, string? language = null, string speaks = "en") => new(code, phone.Key, language, speaks);

    private static Task<Reading> Sign(LiveSite site, SigningPhone phone, string code, SigningPhone? signs = null, string name = Name, string version = "1.0", string language = "en", int[]? tries = null)
    {
        // The first document asks nothing, the second one question.
        var signed = Encoding.UTF8.GetString(SyncJson.Write(new ConsentSigned(version, language, name, tries ?? (version == "1.0" ? [] : [2]), "2026-06-23T20:30:00+02:00", "Europe/Madrid")));
        var signature = (signs ?? phone).Sign(DeviceKey.RequestText("POST", PhoneConsentEndpoint.Signing, Encoding.UTF8.GetBytes(signed)));
        return Post(site, PhoneConsentEndpoint.Signing, new ConsentSigning(code, phone.Key, signed, signature));
    }

    private static async Task<Reading> Post<T>(LiveSite site, string path, T body)
    {
        using var visitor = site.Stranger();
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(SyncJson.Write(body)) };
        message.Content.Headers.ContentType = new("application/json");
        return await visitor.Send(message);
    }

    /// <summary>The coordinator shows a code on the consent page.</summary>
    internal static async Task<string> Code(LiveSite site, ParticipantKey? whose = null)
    {
        using var cora = await site.As("cora");
        var path = $"/s/demo/participants/{whose ?? Her}/consent";
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(path + "/code")).Status);
        return Shown().Match((await cora.Get(path)).Text).Groups["code"].Value;
    }

    [GeneratedRegex("#consent=(?<code>[A-Za-z0-9_-]+)")]
    private static partial Regex Shown();
}
