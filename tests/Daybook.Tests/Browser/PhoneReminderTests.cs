using Daybook.Server;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Reminders;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>Reminders on the phone in real Chromium. Chromium's own push service is out of reach here, so its answer to "subscribe" is ours and the message is handed to the
/// worker through the browser's debugging door; the registration, the encryption, the sending and the worker are the real ones.</summary>
public sealed class PhoneReminderTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task a_test_comes_to_the_worker_and_the_phone_says_so()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, Reminders = carriers.Options });
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        await Subscribes(phone, browser);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(2)).ToHaveTextAsync("✗ A reminder came: not yet");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Remind me" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".reminders .hint")).ToHaveTextAsync("A test is on its way. It comes in a moment.");
        var message = browser.Read(Assert.Single(carriers.Posted).Body);
        Assert.Equal(browser.Subscription.Endpoint, Assert.Single(world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Phones).Endpoint);

        await Deliver(phone, site, message);
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(2)).ToHaveTextAsync("✓ A reminder came: done");
        var shown = await phone.Page.EvaluateAsync<string[]>("navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.map(one => one.title + '|' + one.body))");
        Assert.Equal("Your diary|Reminders reach this phone.", Assert.Single(shown));
        await phone.Page.Locator(".reminders input").FillAsync("20:30");
        await Until(() => world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Own == new NodaTime.LocalTime(20, 30));
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Remind me in half an hour" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".later .hint")).ToContainTextAsync("This phone calls you again at");
        Assert.Equal(world.Clock.Now.AddMinutes(30), world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Later);
    }

    [Fact]
    public async Task a_reminder_that_is_no_test_is_shown_and_proves_nothing()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.Window.GrantPermissionsAsync(["notifications"]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".reminders .hint")).ToHaveTextAsync("This study sends no reminders to phones. Put the diary in your calendar.");
        await Assertions.Expect(phone.Page.Locator(".reminders a")).ToHaveAttributeAsync("download", "diary.ics");
        await Deliver(phone, site, """{"web_push":8030,"notification":{"title":"Your diary","body":"Your diary is open until 03:00.","navigate":"/phone/","tag":"diary"}}""");
        var shown = "navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.length)";
        await phone.Page.WaitForFunctionAsync(shown + ".then(count => count === 1)");
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(2)).ToHaveTextAsync("✗ A reminder came: not yet");
    }

    /// <summary>What a browser with a push service answers.</summary>
    private static async Task Subscribes(PhoneInBrowser phone, PushedPhone browser)
    {
        await phone.Window.GrantPermissionsAsync(["notifications"]);
        var (endpoint, p256dh, auth, _) = browser.Subscription;
        await phone.Page.EvaluateAsync($$"""PushManager.prototype.subscribe = async () => ({ endpoint: '{{endpoint}}', toJSON: () => ({ endpoint: '{{endpoint}}', keys: { p256dh: '{{p256dh}}', auth: '{{auth}}' } }) })""");
    }

    private static async Task Deliver(PhoneInBrowser phone, LiveSite site, string message)
    {
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        var door = await phone.Window.NewCDPSessionAsync(phone.Page);
        var found = new TaskCompletionSource<string>();
        door.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, told) =>
        {
            if (told?.GetProperty("registrations").EnumerateArray().FirstOrDefault() is { ValueKind: System.Text.Json.JsonValueKind.Object } registration)
                found.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await door.SendAsync("ServiceWorker.enable");
        var registered = await found.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await door.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["registrationId"] = registered, ["data"] = message });
    }

    private static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 200, "it did not come to that");
            await Task.Delay(100);
        }
    }
}
