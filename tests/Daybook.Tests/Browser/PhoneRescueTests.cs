using Daybook.Server;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A phone that cannot send, and one that is hers no longer, in real Chromium.</summary>
public sealed class PhoneRescueTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task what_cannot_be_sent_is_saved_as_a_file_and_counts_once()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Next.TapAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Your phone" }).TapAsync();
        var link = phone.Page.GetByRole(AriaRole.Link, new() { Name = "Save what is not sent as a file" });
        await Assertions.Expect(link).ToHaveAttributeAsync("download", "diary-rescue.json");
        var download = await phone.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        var now = NodaTime.Instant.FromDateTimeOffset(world.Clock.Now);
        Assert.Equal(new Rescued(1, 0, 0), (await RescueDesk.Take(world.Study, PhoneInBrowser.Her, file, now, CancellationToken.None)).Rescued);
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
        var size = world.Study.State.Size;
        await phone.Window.SetOfflineAsync(false);
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("✓ All sent");
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule is "entry.repeat" or "device.number-hole");
        Assert.Equal(size, world.Study.State.Size);
    }

    /// <summary>A hotel's or a hospital's network answers in the study's place: it says no, and it is not the study that said so.</summary>
    [Fact]
    public async Task a_stranger_s_no_ends_no_diary()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var answered = new TaskCompletionSource();
        await phone.Window.RouteAsync("**/sync*", async route =>
        {
            await route.FulfillAsync(new() { Status = 403, ContentType = "text/html", Body = "<html><h1>Access denied</h1>Sign in to this network.</html>" });
            answered.TrySetResult();
        });
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Not sent yet: 1");
        Assert.Equal(0, await phone.Page.Locator(".gone").CountAsync());
        await phone.Window.UnrouteAsync("**/sync*");
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
    }

    [Fact]
    public async Task a_stranger_s_page_in_place_of_the_card_ends_no_diary()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var answered = new TaskCompletionSource();
        await phone.Window.RouteAsync("**/card*", async route =>
        {
            await route.FulfillAsync(new() { Status = 200, ContentType = "text/html", Body = "<html><h1>Down for maintenance</h1></html>" });
            answered.TrySetResult();
        });
        await phone.Page.EvaluateAsync(Kept("{ ...got.result, at: 0 }"));
        await phone.Kill();
        await answered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true })).ToBeVisibleAsync();
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        // One that an older app kept all the same is none, and is asked for anew.
        await phone.Page.EvaluateAsync(Kept("{ text: '<html>', at: Date.now() }"));
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByText("One moment …")).ToBeVisibleAsync();
        await phone.Window.UnrouteAsync("**/card*");
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByText("One moment …")).ToHaveCountAsync(0);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");

        static string Kept(string card) => $$"""
            new Promise((done, failed) => {
              indexedDB.open('daybook').onsuccess = ({ target: { result: open } }) => {
                const write = open.transaction('card', 'readwrite');
                const cards = write.objectStore('card');
                const got = cards.get('only');
                got.onsuccess = () => cards.put({{card}}, 'only');
                write.oncomplete = () => (open.close(), done());
                write.onabort = failed;
              };
            })
            """;
    }

    [Fact]
    public async Task a_phone_that_was_taken_away_is_cleared_only_when_everything_is_sent()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        var device = world.Study.State.Participants[PhoneInBrowser.Her].Devices.Keys.Single(name => name.Length == 32);
        await world.Study.Journal.Do(new RevokeDevice(PhoneInBrowser.Her, device, "given back"), Cast.Cora, "revoke");
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator("main h1")).ToHaveTextAsync("This phone is no longer yours");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".join")).ToBeVisibleAsync();
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("localStorage.length"));
        Assert.Contains(PhoneInBrowser.Day, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.Keys);
    }
}
