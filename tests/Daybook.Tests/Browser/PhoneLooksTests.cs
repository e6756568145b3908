using Daybook.Tests.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Every screen of the phone, in each language, light and dark: axe finds nothing, nothing is wider than the window, a question needs no scrolling, and every target is large enough.</summary>
public sealed class PhoneLooksTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
        ResultTypes = [ResultType.Violations],
    };

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

    /// <summary>What is read stands in letters of 20 pixels at least.</summary>
    private const string SmallText = """
        [...document.querySelectorAll('body *')].filter(one => one.checkVisibility() && !['SCRIPT', 'STYLE'].includes(one.tagName) && [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '')
          && parseFloat(getComputedStyle(one).fontSize) < 20).map(one => `${getComputedStyle(one).fontSize}: ${one.textContent.slice(0, 40)}`)
        """;

    [Theory]
    [MemberData(nameof(Phones))]
    public async Task every_screen_can_be_read_and_reached(string locale, ColorScheme scheme, ForcedColors forced, int width, int height)
    {
        await using var world = await World.Make(yaml: ConsentDocuments.Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, scheme, width, height, locale, forced);
        var found = new List<string>();
        await Assertions.Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", locale[..2]);
        await Assertions.Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("dir", locale.StartsWith("ar", StringComparison.Ordinal) ? "rtl" : "ltr");
        var tour = new PhoneTour(phone, world, Look);
        await tour.Walk();
        await Newcomers.Come(world);
        await world.Study.Journal.Do(new PublishProtocol(ConsentDocuments.Amend(ConsentDocuments.Yaml)), Cast.Adam, "publish");
        await tour.Consent(await PhoneConsentTests.Code(site, Newcomers.Consented), await PhoneConsentTests.Code(site));
        Assert.Empty(found);

        async Task Look(string name)
        {
            await Picture.Take(phone.Page, $"phone-{name}-{locale}-{scheme}-{width}{(forced == ForcedColors.Active ? "-forced" : "")}");
            var wide = await phone.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width)
                found.Add($"{name} is {wide} pixels wide");
            foreach (var small in await phone.Page.EvaluateAsync<string[]>(SmallText))
                found.Add($"{name}: {small}");
            foreach (var violation in (await phone.Page.RunAxe(Rules)).Violations)
                found.Add($"{name}: {violation.Id}: {string.Join(" ", violation.Nodes.Take(2).Select(node => node.Html))}");
            foreach (var target in await phone.Page.Locator("button:visible, a:visible, select:visible, summary:visible, .cells label, .place .thumb").AllAsync())
                if ((await target.BoundingBoxAsync())! is var box && (box.Height < 55.99 || box.Width < 55.99))
                    found.Add($"{name}: a target of {box.Width} x {box.Height}");
            if (height >= 640 && (name.StartsWith("question", StringComparison.Ordinal) || name.StartsWith("body-map", StringComparison.Ordinal)) && (await phone.Page.Locator(".turn").BoundingBoxAsync())! is var foot && foot.Y + foot.Height > height)
                found.Add($"{name} ends at {foot.Y + foot.Height} of {height}");
        }
    }
}
