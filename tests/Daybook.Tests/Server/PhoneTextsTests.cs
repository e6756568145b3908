using System.Net;
using System.Text.Json;
using Daybook.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using NodaTime;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Server;

/// <summary>The pages that need no script speak as the phone does: in her language, and from right to left where it is written so.</summary>
public sealed class PhoneTextsTests
{
    private static readonly ParticipantKey Her = Newcomers.Eligible;

    [Fact]
    public void every_language_says_everything()
    {
        Assert.Equal(["ar", "de", "en", "es", "ja"], PhoneTexts.Languages.Order(StringComparer.Ordinal));
        Assert.All(PhoneTexts.Languages, language => Assert.All(Keys("en"), key => Assert.False(string.IsNullOrWhiteSpace(PhoneTexts.In(language)[key]), $"{language} does not say {key}")));
        Assert.All(PhoneTexts.Languages, language => Assert.Equal(Keys("en").Order(StringComparer.Ordinal), Keys(language).Order(StringComparer.Ordinal)));
        Assert.Equal("Weiter", PhoneTexts.In("de-AT")["next"]);
        Assert.Equal("Siguiente", PhoneTexts.In("ES-419")["next"]);
        Assert.Equal("Next", PhoneTexts.In("fr")["next"]);
    }

    [Theory]
    [InlineData("ar", "<html lang=\"ar\" dir=\"rtl\">", "كيف كان ألمك اليوم؟", "التالي", "راجع إجاباتك")]
    [InlineData("es", "<html lang=\"es\">", "¿Cómo ha sido su dolor hoy?", "Siguiente", "Revise sus respuestas")]
    [InlineData(null, "<html lang=\"en\">", "How bad was your pain today?", "Next", "Check your answers")]
    public async Task her_pages_speak_her_language(string? language, string html, string asks, string next, string check)
    {
        await using var world = await World.Make(yaml: ConsentDocuments.Yaml);
        await Newcomers.Come(world);
        await Do(world, new EnrolParticipant(Her, "Europe/Madrid", language), new RandomiseParticipant(Her), new HoldVisit(Her, "v1", Today(world)));
        world.Clock.Now = new LocalDateTime(2026, 6, 23, 21, 0).InZoneStrictly(DateTimeZoneProviders.Tzdb["Europe/Madrid"]).ToDateTimeOffset();
        await using var site = await LiveSite.Open(world);
        using var she = await site.As(Her.Value);
        var home = WebUtility.HtmlDecode((await she.Get("/s/demo/diary")).Text);
        Assert.Contains(html, home, StringComparison.Ordinal);
        Assert.Contains($"<button>{PhoneTexts.In(language ?? "en")["start"]}</button>", home, StringComparison.Ordinal);
        // What stands around her pages, too; what is said to staff does not stand there.
        Assert.Contains($">{PhoneTexts.In(language ?? "en")["signOut"]}</button>", home, StringComparison.Ordinal);
        Assert.Contains($">{PhoneTexts.In(language ?? "en")["skipTo"]}</a>", home, StringComparison.Ordinal);
        Assert.All(["made-up people", "All times are", "Record:", ">participant<"], said => Assert.DoesNotContain(said, home, StringComparison.Ordinal));
        await she.Post("/s/demo/diary/2026-06-23/start");
        var unfinished = await she.Post("/s/demo/diary/2026-06-23/send");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unfinished.Status);
        Assert.Contains($">{PhoneTexts.In(language ?? "en")["oneOpen"]}</p>", WebUtility.HtmlDecode(unfinished.Text), StringComparison.Ordinal);
        var question = WebUtility.HtmlDecode((await she.Get("/s/demo/diary/2026-06-23/1")).Text);
        Assert.Contains(html, question, StringComparison.Ordinal);
        Assert.Contains($"<h1 dir=\"auto\">{asks}</h1>", question, StringComparison.Ordinal);
        Assert.Contains($"value=\"next\">{next}</button>", question, StringComparison.Ordinal);
        Assert.Contains($"<h1>{check}</h1>", WebUtility.HtmlDecode((await she.Get("/s/demo/diary/2026-06-23/check")).Text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "en", "ltr", "Diary")]
    [InlineData("ja,en;q=0.5", "ja", "ltr", "日記")]
    [InlineData("en;q=0.4, fr, ar-EG;q=0.8", "ar", "rtl", "اليوميات")]
    [InlineData("de-AT", "de", "ltr", "Tagebuch")]
    public async Task the_icon_on_her_home_screen_is_named_in_her_language(string? speaks, string language, string direction, string name)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var visitor = site.Stranger();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/phone/diary.webmanifest");
        if (speaks is not null)
            asked.Headers.Add("Accept-Language", speaks);
        var answer = await visitor.Send(asked);
        var manifest = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal((language, direction, name, name), (Said("lang"), Said("dir"), Said("name"), Said("short_name")));
        Assert.Equal("/phone/", Said("start_url"));
        Assert.Contains("Vary: Accept-Language", answer.Headers);

        string Said(string member) => manifest.GetProperty(member).GetString()!;
    }

    private static LocalDate Today(World world) => Instant.FromDateTimeOffset(world.Clock.Now).InUtc().Date;

    private static async Task Do(World world, params Command[] commands)
    {
        foreach (var command in commands)
            Assert.IsType<Daybook.Study.Reply.Done>(await world.Study.Journal.Do(command, Cast.Cora, $"{command.GetType().Name}-{command.About}"));
    }

    private static List<string> Keys(string language) =>
        JsonDocument.Parse(File.ReadAllText(Repository.At("web", "diary", "texts", language + ".json"))).RootElement.EnumerateObject().Select(text => text.Name).ToList();
}
