using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>A diary that was begun and not sent while it was open is not lost: she finds it, and the study judges it.</summary>
public sealed class PhoneUnfinishedTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task she_finds_it_the_next_afternoon_and_sends_it_as_far_as_it_goes()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        for (var step = 1; step <= 3; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator("[data-step='4']")).ToBeVisibleAsync();
        world.Clock.Now += TimeSpan.FromHours(20);
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".begun h2")).ToHaveTextAsync("Begun and not sent");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not sent yet: 1");
        await phone.Page.Locator(".begun .next").TapAsync();
        await phone.Answer(4);
        await Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal(Verdict.OutsideWindow, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
        Assert.Contains(world.Study.State.Queries.Values, query => query.Opened.Rule == "verdict.outside-window");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        Assert.Equal(0, await phone.Page.Locator(".begun").CountAsync());
    }

    [Fact]
    public async Task a_phone_that_is_taken_away_gives_up_what_was_begun_before_it_is_cleared()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator("[data-step='2']")).ToBeVisibleAsync();
        var device = world.Study.State.Participants[PhoneInBrowser.Her].Devices.Keys.Single(name => name.Length == 32);
        await world.Study.Journal.Do(new RevokeDevice(PhoneInBrowser.Her, device, "given back"), Daybook.Analysis.Cast.Cora, "revoke");
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".gone h1")).ToHaveTextAsync("This phone is no longer yours");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Call 112" })).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Clear this phone" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".join")).ToBeVisibleAsync();
        Assert.Contains(PhoneInBrowser.Day, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.Keys);
    }
}
