using Daybook.Server;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A browser that throws its database away, as Chromium does with one that it finds damaged: what was saved and not sent goes from its second copy, without the key that signed it.</summary>
public sealed class PhoneSpareTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string ThrowAway = "new Promise((done, failed) => { const asked = indexedDB.deleteDatabase('daybook'); asked.onsuccess = () => done(true); asked.onerror = () => failed(asked.error); })";
    private const string Copies = "caches.open('unsent').then(kept => kept.keys()).then(names => names.length)";

    [Fact]
    public async Task a_database_that_is_thrown_away_takes_no_saved_diary_with_it()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await SavedAndThrownAway(world, site);
        await Assertions.Expect(phone.Page.Locator(".join")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".spared")).ToContainTextAsync("A copy of what you had saved is still here");
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveTextAsync("Not sent yet: 1");
        await Picture.Take(phone.Page, "phone-spared");
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveCountAsync(0);
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
        Assert.DoesNotContain(world.Study.State.Queries.Values, query => query.Opened.Rule is { } rule && (rule.StartsWith("device.", StringComparison.Ordinal) || rule.StartsWith("entry.", StringComparison.Ordinal)));
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>(Copies));
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".join")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".spared")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task without_a_network_the_second_copy_is_a_rescue_file_too()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await SavedAndThrownAway(world, site);
        var link = phone.Page.Locator(".spared").GetByRole(AriaRole.Link, new() { Name = "Save what is not sent as a file" });
        var download = await phone.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var file = await File.ReadAllBytesAsync(await download.PathAsync());
        var now = NodaTime.Instant.FromDateTimeOffset(world.Clock.Now);
        Assert.Equal(new Rescued(1, 0, 0), (await RescueDesk.Take(world.Study, PhoneInBrowser.Her, file, now, CancellationToken.None)).Rescued);
        var size = world.Study.State.Size;
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveCountAsync(0);
        Assert.Equal(size, world.Study.State.Size);
    }

    /// <summary>Nothing is touched on the phone meanwhile: it comes back by itself, and not before the time that the server asked for.</summary>
    [Theory]
    [InlineData(503, "")]
    [InlineData(200, "<html><h1>Sign in to this network</h1></html>")]
    public async Task who_gave_no_answer_is_asked_again(int status, string body)
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await SavedAndThrownAway(world, site);
        var asked = 0;
        await phone.Window.RouteAsync("**/sync*", route => Interlocked.Increment(ref asked) == 1 ? route.FulfillAsync(new() { Status = status, Body = body, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } }) : route.ContinueAsync());
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveTextAsync("Not sent yet: 1");
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveCountAsync(0);
        Assert.True(asked >= 2, $"asked {asked} times");
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
    }

    [Fact]
    public async Task a_phone_that_was_taken_away_is_not_cleared_while_a_copy_waits()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await SavedAndThrownAway(world, site);
        await phone.Window.RouteAsync("**/sync*", route => route.AbortAsync());
        await phone.Window.SetOfflineAsync(false);
        var device = await JoinAgain(phone, world, site);
        await world.Study.Journal.Do(new RevokeDevice(PhoneInBrowser.Her, device, "given back"), Cast.Cora, "revoke");
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator("main h1")).ToHaveTextAsync("This phone is no longer yours");
        await Assertions.Expect(phone.Page.Locator(".gone > p").First).ToContainTextAsync("Not sent yet:");
        await Assertions.Expect(phone.Page.Locator(".gone > .next")).ToHaveCountAsync(0);
        await phone.Window.UnrouteAsync("**/sync*");
        await phone.Kill();
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));
        await Assertions.Expect(phone.Page.Locator(".gone > .next")).ToBeVisibleAsync();
    }

    /// <summary>The study never takes the other one's: it keeps nothing of hers back, and is no business of hers while the phone is hers.</summary>
    [Fact]
    public async Task what_another_person_left_here_hides_nothing_of_hers()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await SavedAndThrownAway(world, site);
        await phone.Page.EvaluateAsync("""
            caches.open('unsent').then(async kept => {
              const copy = await (await kept.match((await kept.keys())[0])).json();
              await kept.put('/phone/unsent/0', new Response(JSON.stringify({ ...copy, participant: 'somebody', device: 'another' })));
            })
            """);
        await phone.Window.RouteAsync("**/sync*", route => route.AbortAsync());
        await phone.Window.SetOfflineAsync(false);
        var device = await JoinAgain(phone, world, site);
        await Assertions.Expect(phone.Page.Locator(".spared .state")).ToHaveTextAsync("Not sent yet: 1");
        await Assertions.Expect(phone.Page.Locator(".spared a[download]")).ToHaveCountAsync(1);
        await phone.Window.UnrouteAsync("**/sync*");
        await phone.Kill();
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));
        await Assertions.Expect(phone.Page.Locator(".spared")).ToHaveCountAsync(0);
        // When the phone is nobody's any more what is left goes by hand.
        await world.Study.Journal.Do(new RevokeDevice(PhoneInBrowser.Her, device, "given back"), Cast.Cora, "revoke");
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".gone")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".spared a[download]")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Page.Locator(".gone > .next")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task what_the_study_has_keeps_no_second_copy()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        Assert.Equal(1, await phone.Page.EvaluateAsync<int>(Copies));
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        for (var tries = 0; await phone.Page.EvaluateAsync<int>(Copies) > 0; tries++)
        {
            Assert.True(tries < 100, "the copy stays");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The phone is made hers once more; the name of its new key.</summary>
    private static async Task<string> JoinAgain(PhoneInBrowser phone, World world, LiveSite site)
    {
        await phone.Page.GotoAsync("/phone/?again#join=" + await JoiningTests.Code(site));
        var before = world.Study.State.Participants[PhoneInBrowser.Her].Devices.Keys.ToHashSet();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready")).ToBeVisibleAsync();
        return world.Study.State.Participants[PhoneInBrowser.Her].Devices.Keys.Single(name => !before.Contains(name));
    }

    private async Task<PhoneInBrowser> SavedAndThrownAway(World world, LiveSite site)
    {
        var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Page.EvaluateAsync(ThrowAway);
        await phone.Kill();
        return phone;
    }
}
