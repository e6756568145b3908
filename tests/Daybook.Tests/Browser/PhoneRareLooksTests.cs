using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Reminders;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>The screens that most evenings do not show: other kinds of questions, prompts, what is late or was left, and what is said when something does not work.</summary>
public sealed class PhoneRareLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("kind: count, range: [0, 20], optional: true }\n", """
            kind: count, range: [0, 20], optional: true }
                - { id: warmth, ask: "What was your temperature?", kind: number, range: [30, 45], unit: Cel, optional: true }
                - { id: place, ask: "Where did you spend the evening?", kind: choice, choices: [{ id: home, label: At home }, { id: away, label: Somewhere else }, { id: bed, label: In bed }], optional: true }
                - { id: asleep, ask: "When did you fall asleep?", kind: time, optional: true }
                - { id: began, ask: "On which day did it begin?", kind: date, optional: true }
                - { id: more, ask: "What else was there?", kind: text, optional: true }

            """.ReplaceLineEndings("\n"), StringComparison.Ordinal)
        .Replace("forms:\n", "prompts: [{ id: moment, title: Right now, random: 1, from: \"00:00\", to: \"00:00+1d\", minutes: 1440, items: [{ id: now, ask: \"How bad is it right now?\", kind: scale, range: [1, 10], ends: [Not, Very] }] }]\nforms:\n", StringComparison.Ordinal);

    /// <summary>Some in each run; every language light, dark and in forced colours for whoever wants pictures.</summary>
    public static TheoryData<string, ColorScheme, ForcedColors, int, int> Phones => Picture.Wanted ? PhoneLooksTests.Phones
        : [("en-GB", ColorScheme.Light, ForcedColors.None, 320, 568), ("ar-EG", ColorScheme.Dark, ForcedColors.None, 360, 640)];

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task they_can_be_read_and_reached_too(string locale, ColorScheme scheme, ForcedColors forced, int width, int height)
    {
        await using var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml), "more is asked"), Cast.Ines, "adopt"));
        await using var carriers = await Carriers.Open();
        await using var site = await LiveSite.Open(new Daybook.Server.ServerOptions { Studies = [world.Study], Clock = world.Clock, Reminders = carriers.Options });
        var look = new PhoneLook(width, height, $"{locale}-{scheme}-{width}{(forced == ForcedColors.Active ? "-forced" : "")}");
        await Doors(site, look, scheme, forced, width, height, locale);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, scheme, width, height, locale, forced);
        await phone.ComeHome();
        await look.Look("home-with-prompt", phone.Page);
        await Questions(phone, look);
        // The next afternoon: what was begun was left, and yesterday's door is closed.
        world.Clock.Now += TimeSpan.FromHours(20);
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        await phone.Kill();
        await Shown(phone.Page, ".home .begun");
        await look.Look("home-left", phone.Page);
        // The morning after that: yesterday's may still be written.
        world.Clock.Now += TimeSpan.FromHours(12);
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        await phone.Kill();
        await Shown(phone.Page, ".home .late");
        await look.Look("home-late", phone.Page);
        Assert.Empty(look.Found);
    }

    /// <summary>Before it is hers: without a code, with one that does not work, with a consent document that cannot be had, on an iPhone, and where nothing is kept.</summary>
    private async Task Doors(LiveSite site, PhoneLook look, ColorScheme scheme, ForcedColors forced, int width, int height, string locale)
    {
        await using var window = await chromium.Window(site.Address, width, height, scheme, touch: true, forced: forced, locale: locale);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/");
        await Shown(page, ".join .typed");
        await look.Look("join-without-code", page);
        await page.Locator(".join .typed").FillAsync("nothing");
        await page.Locator(".join .next").TapAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).Not.ToHaveTextAsync("");
        await look.Look("join-refused", page);
        await page.GotoAsync("/phone/?again#consent=nothing");
        await Shown(page, ".wrong .missing");
        await look.Look("consent-refused", page);
        await page.EvaluateAsync("caches.open('unsent').then(kept => kept.put('/phone/unsent/x', new Response(JSON.stringify({ study: 'demo', device: 'x', body: '{}', signature: 'x' }))))");
        await page.GotoAsync("/phone/?thrown-away");
        await Shown(page, ".spared .button");
        await look.Look("join-spared", page);
        await using var apple = await chromium.Window(site.Address, width, height, scheme, touch: true, forced: forced, locale: locale);
        await apple.AddInitScriptAsync("Object.defineProperty(navigator, 'userAgent', { get: () => 'iPhone' });");
        var safari = await apple.NewPageAsync();
        await safari.GotoAsync("/phone/#join=" + await JoiningTests.Code(site));
        await Shown(safari, ".join .typed");
        await look.Look("join-iphone", safari);
        await using var full = await chromium.Window(site.Address, width, height, scheme, touch: true, forced: forced, locale: locale);
        await full.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); };");
        var nowhere = await full.NewPageAsync();
        await nowhere.GotoAsync("/phone/");
        await Shown(nowhere, ".missing");
        await look.Look("keeps-nothing", nowhere);
    }

    private static async Task Questions(PhoneInBrowser phone, PhoneLook look)
    {
        await phone.Page.Locator(".home .card:not(.prompt) .next").TapAsync();
        for (var step = 1; step <= 3; step++)
            await phone.Answer(step);
        for (var step = 4; step <= 9; step++)
        {
            await Shown(phone.Page, $"[data-step='{step}']");
            await look.Look($"question-kind-{step}", phone.Page);
            if (step < 9)
                await phone.Page.Locator(".turn .quiet").Nth(1).TapAsync();
        }
    }

    private static Task Shown(IPage page, string sign) => Assertions.Expect(page.Locator(sign).First).ToBeVisibleAsync();
}
