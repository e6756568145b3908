using Daybook.Tests.Server;

namespace Daybook.Tests.Browser;

/// <summary>The report in a browser, under the server's policy: its own styles are let in, and nothing is refused.</summary>
public sealed class ReportPageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task the_report_is_styled_and_the_browser_refuses_nothing_of_it()
    {
        await using var world = await World.Make();
        await world.End();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 1280, 800);
        var page = await window.NewPageAsync();
        var refused = new List<string>();
        // The browser also asks for an icon of its own accord; the report has none.
        page.Console += (_, message) =>
        {
            if (!message.Location.Contains("/favicon.ico", StringComparison.Ordinal))
                refused.Add(message.Text);
        };
        await Pages.SignIn(page, "ines");
        await page.GotoAsync("/s/demo/report");
        await Picture.Take(page, "report-1280-light");
        Assert.Empty(refused);
        Assert.NotEqual("Times New Roman", await page.EvaluateAsync<string>("getComputedStyle(document.body).fontFamily"));
        Assert.True(await page.Locator("svg").CountAsync() > 0);
    }
}
