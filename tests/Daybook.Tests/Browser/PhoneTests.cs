using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The diary on the phone in real Chromium: joined by a code, without a network, killed in the middle, in two windows. What it calls saved is in the record, once.</summary>
public sealed class PhoneTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const int Budget = 40 * 1024;

    [Fact]
    public async Task she_joins_answers_and_sends()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        // Nothing is marked before she has answered, and Next says what is missing.
        Assert.Equal(0, await phone.Page.Locator(".mark").CountAsync());
        Assert.Equal("not answered yet", await phone.Page.Locator(".line").GetAttributeAsync("aria-valuetext"));
        await Assertions.Expect(phone.Page.Locator(".nudge button").First).ToBeHiddenAsync();
        await phone.Next.TapAsync(new() { Force = true });
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Tap the line first.");
        // Who cannot see the mark hears where it is, once there is one.
        await phone.Page.Locator(".line").PressAsync("End");
        await Assertions.Expect(phone.Page.Locator(".line:not([aria-valuetext])")).ToHaveAttributeAsync("aria-valuenow", "100");
        await phone.Page.Locator(".line").PressAsync("Home");
        await Assertions.Expect(phone.Page.Locator(".line")).ToHaveAttributeAsync("aria-valuenow", "0");
        for (var step = 1; step <= 3; step++)
            await phone.Answer(step);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Skip" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["marked", "7", "Yes", "skipped"]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal([64m, 7m, 1m, null], await Values(world));
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule is "device.signature" or "device.number-hole");
    }

    [Fact]
    public async Task a_reminder_leads_straight_to_the_diary_and_home_when_it_is_written()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Page.CloseAsync();
        await phone.Open("/phone/#write");
        for (var step = 1; step <= 4; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await phone.Page.CloseAsync();
        await phone.Open("/phone/#write");
        await Assertions.Expect(phone.Page.Locator(".home")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task it_works_without_a_network_and_sends_when_there_is_one()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.Kill();
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        Assert.False(Sent(world));
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not sent yet: 1");
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        Assert.Equal([64m, 7m, 1m, 0m], await Values(world));
    }

    /// <summary>What stands before the study may name a date instead of seconds.</summary>
    [Fact]
    public async Task a_server_that_names_a_date_is_not_asked_before_it()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var asked = 0;
        await phone.Window.RouteAsync("**/sync*", route =>
        {
            Interlocked.Increment(ref asked);
            return route.FulfillAsync(new() { Status = 503, Headers = new Dictionary<string, string> { ["Retry-After"] = world.Clock.Now.AddMinutes(20).ToString("R") } });
        });
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await PhoneInBrowser.Until(() => asked > 0);
        await Task.Delay(2500);
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task a_window_that_is_killed_goes_on_where_it_was()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        for (var step = 1; step <= 4; step++)
        {
            await phone.Answer(step);
            await (step < 4 ? Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync($"{step + 1} of 4") : Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync());
            await phone.Kill();
            await (step < 4 ? Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync($"{step + 1} of 4") : Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync());
        }
        // Killed while it saves: the diary is either still to be sent, or saved; it is never both, and never gone.
        await phone.Next.DispatchEventAsync("click");
        await phone.Kill();
        if (await phone.Page.Locator(".answers").CountAsync() == 1)
            await phone.Next.TapAsync();
        await PhoneInBrowser.Until(() => Sent(world));
        Assert.Equal([64m, 7m, 1m, 0m], await Values(world));
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule is "entry.repeat" or "device.number-hole" or "entry.conflict");
    }

    [Fact]
    public async Task what_could_not_be_saved_is_never_called_saved_or_sent()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.AnswerAll();
        // Its key cannot be read: without it no entry can be made.
        await phone.Window.AddInitScriptAsync(
            "const get = IDBObjectStore.prototype.get; IDBObjectStore.prototype.get = function (key) { if (this.name === 'key' && localStorage.broken) throw new Error('unreadable'); return get.call(this, key); };");
        await phone.Page.EvaluateAsync("localStorage.broken = 'yes'");
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This phone can save no diary now.");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".review .missing")).ToHaveTextAsync("It could not be saved. Try again.");
        Assert.Equal(0, await phone.Page.Locator(".facts").CountAsync());
        Assert.False(Sent(world));
        await phone.Page.EvaluateAsync("localStorage.removeItem('broken')");
        await phone.Kill();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal([64m, 7m, 1m, 0m], await Values(world));
    }

    [Fact]
    public async Task a_connection_to_the_disk_that_the_browser_lost_is_opened_anew()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        // As WebKit says it of a page that was in the background.
        await phone.Page.EvaluateAsync("const begin = IDBDatabase.prototype.transaction; IDBDatabase.prototype.transaction = function (...all) { if (!window.lostOnce) { window.lostOnce = this; } if (window.lostOnce === this) throw new DOMException('Connection to Indexed Database server lost', 'UnknownError'); return begin.apply(this, all); }; true");
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal([64m, 7m, 1m, 0m], await Values(world));
    }

    [Fact]
    public async Task two_windows_make_one_entry()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        var other = await AnswersInTwoWindows(phone);
        // Both are pressed at once. The faster one tells the other, which may have nothing left to press by then: so the press is one step in each window.
        await Task.WhenAll(PressSend(phone.Page), PressSend(other));
        await PhoneInBrowser.Until(() => Sent(world));
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await Assertions.Expect(other.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal([64m, 7m, 1m, 0m], await Values(world));
        // What was found about the phone is its first entry, the diary its second.
        Assert.Equal(1, world.Study.State.Participants[PhoneInBrowser.Her].Devices.Values.Count(device => device.Last == 2));
    }

    [Fact]
    public async Task it_is_usable_after_forty_kilobytes()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/");
        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        var bytes = await page.EvaluateAsync<int>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.encodedBodySize, 0)");
        output.WriteLine($"{bytes} bytes encoded");
        Assert.InRange(bytes, 1024, Budget);
    }

    [Fact]
    public async Task what_another_window_sent_is_told_as_sent()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        var other = await AnswersInTwoWindows(phone);
        await PressSend(phone.Page);
        await Assertions.Expect(other.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        await other.Locator(".sent .next").TapAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
    }

    private static async Task<IPage> AnswersInTwoWindows(PhoneInBrowser phone)
    {
        await phone.ComeHome();
        await phone.AnswerAll();
        var other = await phone.Window.NewPageAsync();
        await other.GotoAsync("/phone/");
        await Assertions.Expect(other.Locator(".answers")).ToBeVisibleAsync();
        return other;
    }

    private static async Task PressSend(IPage page) => await page.EvaluateAsync("document.querySelector('.review .next')?.click()");

    private static bool Sent(World world) => world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day);

    private static async Task<List<decimal?>> Values(World world)
    {
        var values = new List<decimal?>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "diary" }))
            if (value.Occasion.Key == "2026-06-23")
                values.Add(value.Number);
        return values;
    }
}
