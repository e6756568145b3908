using Daybook.Tests.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Every screen of the phone, in each language, light and dark: axe finds nothing, nothing is wider than the window, a question needs no scrolling, and every target is large enough.</summary>
public sealed class PhoneLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Some in each run; every language light, dark and in forced colours for whoever wants pictures.</summary>
    public static TheoryData<string, ColorScheme, ForcedColors, int, int> Phones => [.. Picture.Wanted ? Some.Concat(All).Distinct() : Some];

    private static IEnumerable<(string Locale, ColorScheme Scheme, ForcedColors Forced, int Width, int Height)> All =>
        new[] { "en-GB", "de-DE", "es-ES", "ar-EG", "ja-JP" }.SelectMany(locale => new[] { (ColorScheme.Light, ForcedColors.None), (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Light, ForcedColors.Active) }.Select(look => (locale, look.Item1, look.Item2, 360, 640)));

    private static IEnumerable<(string Locale, ColorScheme Scheme, ForcedColors Forced, int Width, int Height)> Some =>
    [
        ("en-GB", ColorScheme.Light, ForcedColors.None, 360, 640),
        ("de-DE", ColorScheme.Dark, ForcedColors.None, 320, 568),
        ("de-DE", ColorScheme.Light, ForcedColors.None, 360, 640),
        ("es-ES", ColorScheme.Light, ForcedColors.None, 412, 915),
        ("ar-EG", ColorScheme.Dark, ForcedColors.None, 360, 640),
        ("ja-JP", ColorScheme.Light, ForcedColors.None, 360, 640),
        ("ar-EG", ColorScheme.Light, ForcedColors.Active, 360, 640),
    ];

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task every_screen_can_be_read_and_reached(string locale, ColorScheme scheme, ForcedColors forced, int width, int height)
    {
        await using var world = await World.Make(yaml: ConsentDocuments.Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, scheme, width, height, locale, forced);
        var looking = new PhoneLook(width, height, $"{locale}-{scheme}-{width}{(forced == ForcedColors.Active ? "-forced" : "")}");
        await Assertions.Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
        await Assertions.Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("dir", locale.StartsWith("ar", StringComparison.Ordinal) ? "rtl" : "ltr");
        var tour = new PhoneTour(phone, world, name => looking.Look(name, phone.Page));
        await tour.Walk();
        await Newcomers.Come(world);
        await world.Study.Journal.Do(new PublishProtocol(ConsentDocuments.Amend(ConsentDocuments.Yaml)), Cast.Adam, "publish");
        await tour.Consent(await PhoneConsentTests.Code(site, Newcomers.Consented), await PhoneConsentTests.Code(site));
        Assert.Empty(looking.Found);
    }
}
