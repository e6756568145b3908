using System.Diagnostics;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using NodaTime;

namespace Daybook.Tests.Browser;

/// <summary>The diary on a phone of 360 x 640, with scripts switched off: by taps and by keys alone, nothing to scroll, nothing marked before it is answered.</summary>
public sealed class DiaryTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly Story.Person Her = Story.People[0];
    private static readonly LocalDate Day = new(2026, 6, 23);

    [Fact]
    public async Task the_diary_is_filled_in_by_taps_and_becomes_one_entry()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, scripts: false);
        var page = await window.NewPageAsync();
        await Pages.SignIn(page, Her.Key.Value);
        var taps = 0;

        await Tap(page.GetByRole(AriaRole.Button, new() { Name = "Start" }));
        await Question(page, 1);
        await Fits(page, "line");
        Assert.Equal(0, await page.Locator("input:checked").CountAsync());
        var line = (await page.Locator(".line").BoundingBoxAsync())!;
        Assert.True(line.Height >= 72, $"the line's band is {line.Height} high");
        await page.Touchscreen.TapAsync(line.X + (line.Width * 0.635f), line.Y + 30);
        taps++;
        await Assertions.Expect(page.Locator("input:checked")).ToHaveValueAsync("64");
        await Picture.Take(page, "diary-line-marked-360");
        await Tap(Next(page));

        await Question(page, 2);
        await Fits(page, "scale");
        await Tap(page.Locator("label").Filter(new() { HasTextString = "7" }));
        await Tap(Next(page));
        await Question(page, 3);
        await Fits(page, "yes-no");
        await Tap(page.Locator("label").Filter(new() { HasTextString = "Yes" }));
        await Tap(Next(page));
        await Question(page, 4);
        await Fits(page, "count");
        await Tap(page.GetByRole(AriaRole.Button, new() { Name = "Skip" }));

        await Assertions.Expect(page.Locator(".answers strong")).ToHaveTextAsync(["marked", "7", "Yes", "skipped"]);
        await Picture.Take(page, "diary-check-360");
        Assert.False(Sent(world));
        await Tap(page.GetByRole(AriaRole.Button, new() { Name = "Send" }));

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sent to the study");
        await Picture.Take(page, "diary-sent-360");
        Assert.True(Sent(world));
        Assert.True(taps <= 10, $"{taps} taps for four questions");
        Assert.Equal([64m, 7m, 1m, null], await Values(world));

        async Task Tap(ILocator what)
        {
            taps++;
            await what.TapAsync();
        }
    }

    [Fact]
    public async Task the_diary_is_filled_in_by_keys_alone()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, scripts: false);
        var page = await window.NewPageAsync();
        await Pages.SignIn(page, Her.Key.Value);

        await TabTo(page, "Start");
        await Enter(page);
        await TabTo(page, "0 of 100");
        for (var i = 0; i < 12; i++)
            await page.Keyboard.PressAsync("ArrowRight");
        await Enter(page);
        await TabTo(page, "0");
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("ArrowRight");
        await Enter(page);
        await TabTo(page, "Yes");
        await page.Keyboard.PressAsync("ArrowDown");
        await TabTo(page, "Next");
        await Enter(page);
        await TabTo(page, "0");
        await page.Keyboard.PressAsync("Space");
        await Enter(page);
        await TabTo(page, "Send");
        await Enter(page);

        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Sent to the study");
        Assert.Equal([12m, 2m, 0m, 0m], await Values(world));
    }

    [Fact]
    public async Task next_before_an_answer_says_what_is_missing_and_keeps_the_question()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, scripts: false);
        var page = await window.NewPageAsync();
        await Pages.SignIn(page, Her.Key.Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Next(page).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Tap the line first.");
        Assert.Equal(0, await page.Locator("input:checked").CountAsync());
        await Fits(page, "line with its reminder");
    }

    [Fact]
    public async Task the_line_moves_a_little_by_its_two_buttons()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, scripts: false);
        var page = await window.NewPageAsync();
        await Pages.SignIn(page, Her.Key.Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await page.Locator("input[value='50']").CheckAsync(new() { Force = true });
        await page.GetByRole(AriaRole.Button, new() { Name = "a little to the right" }).ClickAsync();
        await Assertions.Expect(page.Locator("input:checked")).ToHaveValueAsync("51");
        await page.GetByRole(AriaRole.Button, new() { Name = "a little to the left" }).ClickAsync();
        await Assertions.Expect(page.Locator("input:checked")).ToHaveValueAsync("50");
    }

    private static Task Question(IPage page, int number) => Assertions.Expect(page.Locator(".progress")).ToContainTextAsync($"{number} of 4");

    /// <summary>Presses Enter and waits until the page that it leads to is there, to its last line.</summary>
    private static async Task Enter(IPage page)
    {
        var before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        // WaitForURL looks at the address and subscribes to navigations after it: one that comes in between, on another thread, is missed for good. An expectation asks again.
        await Assertions.Expect(page).Not.ToHaveURLAsync(before);
        await Pages.Whole(page);
    }

    private static ILocator Next(IPage page) => page.Locator("button.next");

    private static bool Sent(World world) => world.Study.State.Participants[Her.Key].DiaryDays.ContainsKey(Day);

    private static async Task<List<decimal?>> Values(World world)
    {
        var values = new List<decimal?>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = Her.Key, Form = "diary" }))
            if (value.Occasion.Key == "2026-06-23")
                values.Add(value.Number);
        return values;
    }

    /// <summary>Everything of a question is on the screen (P-14), and every target is large enough for a sore hand.</summary>
    private static async Task Fits(IPage page, string what)
    {
        await Picture.Take(page, $"diary-{what.Replace(' ', '-')}-360");
        var foot = (await page.Locator(".turn").BoundingBoxAsync())!;
        Assert.True(foot.Y + foot.Height <= 640, $"{what}: the last button ends at {foot.Y + foot.Height} of 640.");
        foreach (var target in await page.Locator(".turn button:visible, .turn a:visible, .cells label, .nudge button").AllAsync())
        {
            var box = (await target.BoundingBoxAsync())!;
            Assert.True(box.Height >= 56 && box.Width >= 56, $"{what}: a target of {box.Width} x {box.Height}");
        }
    }

    /// <summary>Presses Tab until what has the focus bears that name.</summary>
    private static async Task TabTo(IPage page, string name)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = page.Locator("*:focus");
            if (await focused.CountAsync() == 1 && await Named(focused) == name)
                return;
        }
        throw new UnreachableException($"Tab never came to {name}.");
    }

    private static async Task<string> Named(ILocator focused)
    {
        if (await focused.GetAttributeAsync("aria-label") is { } label)
            return label;
        var text = await focused.InnerTextAsync();
        return text.Length > 0 ? text : await focused.Locator("xpath=..").InnerTextAsync();
    }
}
