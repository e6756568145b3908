using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>axe finds nothing on any page, light, dark and in forced colours (WCAG 2.2 AA), the target-size rule included.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.None)]
    [InlineData(ColorScheme.Dark, ForcedColors.Active)]
    public async Task no_page_breaks_a_rule(ColorScheme scheme, ForcedColors forced)
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        await using var pilot = await PilotWorld.Busy();
        await using var other = await LiveSite.Open(pilot.Options);
        Assert.Empty((await Walk(site, Pages.Running, scheme, forced)).Concat(await Walk(other, Pages.Pilot, scheme, forced)));
    }

    private async Task<List<string>> Walk(LiveSite site, IReadOnlyList<Pages.Stop> stops, ColorScheme scheme, ForcedColors forced)
    {
        var found = new List<string>();
        foreach (var group in stops.GroupBy(stop => stop.Who))
        {
            await using var window = await chromium.Window(site.Address, 1280, 800, scheme, forced: forced);
            var page = await window.NewPageAsync();
            if (group.Key is { } who)
                await Pages.SignIn(page, who);
            foreach (var stop in group)
            {
                await page.GotoAsync(stop.Path);
                found.AddRange(await Violations(page, stop.Name));
            }
        }
        return found;
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task no_screen_of_the_diary_breaks_a_rule(ColorScheme scheme)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, scheme, touch: true);
        var page = await window.NewPageAsync();
        await Pages.SignIn(page, Story.People[0].Key.Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        var found = new List<string>();
        for (var step = 1; step <= 4; step++)
        {
            // What is judged is the page that the click led to, not the one it left.
            await Assertions.Expect(page.Locator(".progress")).ToContainTextAsync($"{step} of 4");
            await Pages.Whole(page);
            found.AddRange(await Violations(page, $"question {step}"));
            await page.Locator("input[type=radio]").Nth(1).CheckAsync(new() { Force = true });
            await Picture.Take(page, $"diary-{step}-answered-360-{scheme}");
            found.AddRange(await Violations(page, $"question {step}, answered"));
            await page.Locator("button.next").ClickAsync();
        }
        await Assertions.Expect(page.Locator(".answers")).ToBeVisibleAsync();
        await Pages.Whole(page);
        found.AddRange(await Violations(page, "check"));
        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> Violations(IPage page, string name) => (await Axe.Violations(page, best: true)).Select(found => $"{name}: {found}");

    [Fact]
    public async Task a_page_that_breaks_rules_is_found_out()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/sign-in");
        Assert.Empty(await Axe.Violations(page, best: true));
        // By the script's own door: the page's policy takes no style that is written into it.
        await page.EvaluateAsync("""
            const main = document.querySelector('main');
            main.insertAdjacentHTML('beforeend', '<img src="/a.png"><p id="pale">pale</p><h6>too deep</h6>');
            Object.assign(document.querySelector('#pale').style, { color: '#777', background: '#888' });
            """);
        Assert.Equal(["color-contrast", "heading-order", "image-alt"], (await Axe.Violations(page, best: true)).Select(found => found.Split(':')[0]).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await Axe.Violations(page), found => found.StartsWith("heading-order", StringComparison.Ordinal));
    }
}
