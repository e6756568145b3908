using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>Pictures of every page, light and dark, 360 and 1280 pixels wide, into the folder that DAYBOOK_SCREENSHOTS names: they are for eyes. What a test can say is said here: nothing is wider than the window.</summary>
public sealed class ScreenshotTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(360, 640)]
    [InlineData(1280, 800)]
    public async Task no_page_is_wider_than_its_window(int width, int height)
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        await Walk(site, Pages.Running, width, height);
    }

    [Theory]
    [InlineData(360, 640)]
    [InlineData(1280, 800)]
    public async Task no_page_of_the_pilot_is_wider_than_its_window(int width, int height)
    {
        await using var world = await PilotWorld.Busy();
        await using var site = await LiveSite.Open(world.Options);
        await Walk(site, Pages.Pilot, width, height);
    }

    private async Task Walk(LiveSite site, IReadOnlyList<Pages.Stop> stops, int width, int height)
    {
        // Colours change no width: the dark pages are visited for their pictures only.
        foreach (var scheme in Picture.Wanted ? new[] { ColorScheme.Light, ColorScheme.Dark } : [ColorScheme.Light])
            foreach (var group in stops.GroupBy(stop => stop.Who))
            {
                await using var window = await chromium.Window(site.Address, width, height, scheme, scripts: true);
                var page = await window.NewPageAsync();
                if (group.Key is { } who)
                    await Pages.SignIn(page, who);
                foreach (var stop in group)
                {
                    await page.GotoAsync(stop.Path);
                    await Picture.Take(page, $"{stop.Name}-{width}-{scheme}");
                    var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                    Assert.True(wide <= width, $"{stop.Name} is {wide} pixels wide in a window of {width}.");
                }
            }
    }
}
