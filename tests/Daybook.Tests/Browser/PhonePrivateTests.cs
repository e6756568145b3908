using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>A window that keeps nothing, or may forget: the phone says so before she relies on it, and the coordinator reads it too.</summary>
public sealed class PhonePrivateTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Forgets = "This browser may forget your answers. A private window always does.", KeepsNothing = "This browser keeps nothing. Open the diary in a normal window.";

    [Fact]
    public async Task a_private_window_says_that_it_may_forget_before_the_first_diary_and_the_coordinator_reads_it()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready [role=alert]").First).ToContainTextAsync(Forgets);
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(1)).ToHaveTextAsync("✗ Kept for good: not yet");
        Assert.False(await phone.Page.EvaluateAsync<bool>("navigator.storage.persisted()"));
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.Locator(".home .forgets")).ToContainTextAsync(Forgets);
        await Told(world);
        using var cora = await site.As("cora");
        Assert.Contains("Storage not kept: her window is a private one", (await cora.Get($"/s/demo/participants/{PhoneInBrowser.Her}/enrolment")).Text, StringComparison.Ordinal);
        // And so it is: with the window all is gone.
        await phone.Window.CloseAsync();
        await using var window = await chromium.Window(site.Address, 360, 640, locale: "en-GB");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/");
        await Assertions.Expect(page.Locator(".join")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_window_that_keeps_what_it_stores_says_nothing_of_it()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var profile = await chromium.Profile(site.Address);
        await profile.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        var page = profile.Pages[0];
        // Chromium promises this to what she has put on her home screen; here it is told to.
        var door = await profile.NewCDPSessionAsync(page);
        await door.SendAsync("Browser.grantPermissions", new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["permissions"] = new[] { "durableStorage" } });
        await page.GotoAsync("/phone/#join=" + await JoiningTests.Code(site));
        await page.Locator(".join .next").ClickAsync();
        await Assertions.Expect(page.Locator(".ready .facts li").Nth(1)).ToHaveTextAsync("✓ Kept for good: done");
        await Assertions.Expect(page.Locator(".ready [role=alert]")).ToHaveCountAsync(0);
        await page.Locator(".ready .next").DispatchEventAsync("click");
        await Told(world);
        Assert.True(Assert.Single(Her(world).Phones.Values).Persisted);
        await Assertions.Expect(page.Locator(".home .forgets")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task she_and_her_team_are_warned_by_one_rule(bool installed, bool persisted)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, script: Says(installed, persisted));
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready .facts[data-asked='true']")).ToContainTextAsync(persisted ? "✓ Kept for good" : "✗ Kept for good");
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").First).ToHaveTextAsync(installed ? "✓ On the home screen: done" : "✗ On the home screen: not yet");
        var warned = !installed && !persisted;
        await Assertions.Expect(phone.Page.Locator(".ready > .missing")).ToHaveCountAsync(warned ? 1 : 0);
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".home .forgets")).ToHaveCountAsync(warned ? 1 : 0);
        await Told(world);
        Assert.Equal(warned, PhoneChecks.AtRisk(Her(world)));
        using var cora = await site.As("cora");
        foreach (var page in new[] { "/s/demo/", $"/s/demo/participants/{PhoneInBrowser.Her}", $"/s/demo/participants/{PhoneInBrowser.Her}/enrolment" })
            Assert.Equal(warned, (await cora.Get(page)).Text.Contains("Her browser may forget her answers", StringComparison.Ordinal));
    }

    /// <summary>A browser that answers so when it is asked.</summary>
    private static string Says(bool installed, bool persisted) => $$"""
        navigator.storage.persist = navigator.storage.persisted = async () => {{(persisted ? "true" : "false")}};
        const asked = matchMedia;
        window.matchMedia = query => query === '(display-mode: standalone)' ? { matches: {{(installed ? "true" : "false")}} } : asked.call(window, query);
        """;

    [Fact]
    public async Task a_browser_that_may_store_nothing_leads_nobody_to_believe_that_it_does()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var profile = await chromium.Profile(site.Address, """{ "profile": { "default_content_setting_values": { "cookies": 2 } } }""");
        var page = profile.Pages[0];
        var code = await JoiningTests.Code(site);
        await page.GotoAsync("/phone/#join=" + code);
        Assert.Equal("SecurityError", await page.EvaluateAsync<string>("() => { try { localStorage.getItem('x'); return 'none'; } catch (problem) { return problem.name; } }"));
        await Assertions.Expect(page.Locator("main h1")).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(KeepsNothing);
        await Assertions.Expect(page.Locator("button")).ToHaveCountAsync(0);
        await Picture.Take(page, "phone-keeps-nothing");
        await Joins(world, site, code);
    }

    [Fact]
    public async Task a_browser_that_cannot_write_says_that_it_keeps_nothing_and_not_that_there_is_no_network()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, locale: "en-GB");
        await window.AddInitScriptAsync("IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };");
        var page = await window.NewPageAsync();
        var code = await JoiningTests.Code(site);
        await page.GotoAsync("/phone/#join=" + code);
        await page.Locator(".join .next").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(KeepsNothing);
        await Joins(world, site, code);
    }

    /// <summary>The code is not used up: a window that keeps something takes it, and is her second phone beside that of the story.</summary>
    private async Task Joins(World world, LiveSite site, string code)
    {
        Assert.Single(Her(world).Devices);
        await using var window = await chromium.Window(site.Address, 360, 640, locale: "en-GB");
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/#join=" + code);
        await page.Locator(".join .next").ClickAsync();
        await Assertions.Expect(page.Locator(".ready")).ToBeVisibleAsync();
        Assert.Equal(2, Her(world).Devices.Count);
    }

    /// <summary>What was found about her phone is with the study.</summary>
    private static async Task Told(World world)
    {
        for (var tries = 0; Her(world).Phones.IsEmpty; tries++)
        {
            Assert.True(tries < 200, "the study is told nothing of it");
            await Task.Delay(100);
        }
    }

    private static Participant Her(World world) => world.Study.State.Participants[PhoneInBrowser.Her];
}
