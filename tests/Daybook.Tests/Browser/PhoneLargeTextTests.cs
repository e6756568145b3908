using Daybook.Tests.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Text of twice the size on the narrowest phone (WCAG 1.4.4, 1.4.10): nothing is cut off or covered, nothing is wider than the window, and every target is as large as ever.</summary>
public sealed class PhoneLargeTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>The page's own text is 125 % of the browser's.</summary>
    private const string Twice = "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '250%'; });";

    private static readonly string Script = File.ReadAllText(Repository.At("tests", "Daybook.Tests", "Browser", "LostWords.js"));

    [Theory]
    [InlineData("en-GB")]
    [InlineData("de-DE")]
    [InlineData("es-ES")]
    [InlineData("ar-EG")]
    [InlineData("ja-JP")]
    public async Task nothing_is_lost_in_text_of_twice_the_size(string locale)
    {
        await using var world = await World.Make(yaml: ConsentDocuments.Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, width: 320, height: 568, locale: locale, script: Twice);
        var found = new List<string>();
        var tour = new PhoneTour(phone, world, Look);
        await tour.Walk();
        await Newcomers.Come(world);
        await world.Study.Journal.Do(new PublishProtocol(ConsentDocuments.Amend(ConsentDocuments.Yaml)), Cast.Adam, "publish");
        await tour.Consent(await PhoneConsentTests.Code(site, Newcomers.Consented), await PhoneConsentTests.Code(site));
        Assert.Empty(found);

        async Task Look(string name)
        {
            Assert.Equal("40px", await phone.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontSize"));
            await Picture.Take(phone.Page, $"phone-{name}-{locale}-twice-320");
            // What is large enough for a finger, read in order and named: in one language of each direction.
            if (locale is "en-GB" or "ar-EG")
                found.AddRange((await Axe.Violations(phone.Page)).Select(broken => $"{name}: {broken}"));
            found.AddRange((await phone.Page.EvaluateAsync<string[]>(Script)).Select(lost => $"{name}: {lost}"));
        }
    }
}
