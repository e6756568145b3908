using System.Text.Json;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Reminders;
using Daybook.Trial;
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
        await phone.Page.WaitForFunctionAsync("navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.length === 1)");
        var shown = await phone.Page.EvaluateAsync<string[]>("navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.map(one => one.title + '|' + one.body))");
        Assert.Equal("Your diary|Reminders reach this phone.", Assert.Single(shown));
        await phone.Page.Locator(".reminders input").FillAsync("20:30");
        await PhoneInBrowser.Until(() => world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Own == new NodaTime.LocalTime(20, 30));
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Remind me in half an hour" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".later .hint")).ToContainTextAsync("This phone calls you again at");
        Assert.Equal(world.Clock.Now.AddMinutes(30), world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Later);

        // Its push service lets go of it: the coordinator reads so, and the phone gives a new address when it is looked at again.
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].Phones.Values.Any(found => found.Reminded));
        world.Study.Identities.ChangeWishes(PhoneInBrowser.Her, wishes => wishes with { Phones = [] });
        using var cora = await site.As("cora");
        Assert.Contains("its push service let go of it", (await cora.Get($"/s/demo/participants/{PhoneInBrowser.Her}/enrolment")).Text, StringComparison.Ordinal);
        await phone.Page.EvaluateAsync("dispatchEvent(new Event('online')); true");
        await PhoneInBrowser.Until(() => world.Study.Identities.ReadWishes(PhoneInBrowser.Her).Phones.Count == 1);
        Assert.DoesNotContain("let go of it", (await cora.Get($"/s/demo/participants/{PhoneInBrowser.Her}/enrolment")).Text, StringComparison.Ordinal);

        // She takes the leave back: what once came does not come any more.
        await phone.Window.ClearPermissionsAsync();
        await phone.Kill();
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].Phones.Values.All(found => !found.Reminded));
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
        await Deliver(phone, site, """{"web_push":8030,"notification":{"title":"Your diary","body":"Your diary is open until 03:00.","navigate":"/phone/#write","tag":"diary"}}""");
        var shown = "navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.length)";
        await phone.Page.WaitForFunctionAsync(shown + ".then(count => count === 1)");
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(2)).ToHaveTextAsync("✗ A reminder came: not yet");
    }

    [Fact]
    public async Task a_call_to_what_waits_here_says_that_it_is_saved_and_makes_no_sound()
    {
        await using var world = await World.Make();
        await using var carriers = await Carriers.Open();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        using var browser = new PushedPhone(carriers.Address + "send/1");
        await phone.Window.GrantPermissionsAsync(["notifications"]);
        await phone.ComeHome();
        var call = await Pushed(world, carriers, browser);
        await Deliver(phone, site, call);
        await Shows(phone, "Your diary is open until 03:00.|false");
        await phone.Window.SetOfflineAsync(true);
        await phone.AnswerAll();
        // What is begun is not written yet.
        await Deliver(phone, site, await Pushed(world, carriers, browser));
        await Shows(phone, "Your diary is open until 03:00.|false");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await Deliver(phone, site, call);
        await Shows(phone, "Saved on this phone. It is sent when there is a network.|true");
        // Another evening's is not this one's.
        await Deliver(phone, site, call.Replace("2026-06-23", "2026-06-24", StringComparison.Ordinal));
        await Shows(phone, "Your diary is open until 03:00.|false");
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        // The call that was under way when she sent.
        await Deliver(phone, site, call);
        await Shows(phone, "Sent to the study. Thank you.|true");
    }

    /// <summary>This evening's first call, as the server pushes it and her browser reads it.</summary>
    private static async Task<string> Pushed(World world, Carriers carriers, PushedPhone browser)
    {
        var her = world.Study.State.Participants[PhoneInBrowser.Her];
        var schedule = Schedule.Of(world.Study.State.ProtocolOf(her), her)!;
        var due = ReminderPlan.Of(schedule, PhoneInBrowser.Day, null)[0];
        using var http = new HttpClient();
        var wishes = ReminderWishes.None with { Phones = [browser.Subscription] };
        var reminder = new Reminder(world.Study, her.Key, null, wishes, due, ReminderText.Of(due, schedule.Zone), due.At);
        Assert.Equal(ReminderOutcome.Sent, await new PushChannel(http, carriers.Options).Send(reminder, TestContext.Current.CancellationToken));
        return browser.Read(carriers.Posted.Last().Body);
    }

    private static async Task Shows(PhoneInBrowser phone, string text) => await phone.Page.WaitForFunctionAsync(
        "text => navigator.serviceWorker.ready.then(worker => worker.getNotifications()).then(all => all.map(one => one.body + '|' + one.silent).join() === text)", text);

    [Fact]
    public async Task a_reminder_that_is_tapped_leads_an_open_window_to_the_first_question()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.Window.GrantPermissionsAsync(["notifications"]);
        await phone.ComeHome();
        await Deliver(phone, site, """{"web_push":8030,"notification":{"title":"Your diary","body":"Your diary is open until 03:00.","navigate":"/phone/#write","tag":"diary"}}""");
        await Tap(phone, site);
        await Assertions.Expect(phone.Page.Locator("[data-step='1']")).ToBeVisibleAsync();
        Assert.EndsWith("/phone/", phone.Page.Url, StringComparison.Ordinal);
        // What she is writing is not taken out of her hands.
        await phone.Page.Locator(".help").TapAsync();
        await phone.Page.Locator(".wrong textarea").FillAsync("I fell.");
        await Deliver(phone, site, """{"web_push":8030,"notification":{"title":"Your diary","body":"The diary closes at 03:00.","navigate":"/phone/#write","tag":"diary"}}""");
        await Tap(phone, site);
        await Assertions.Expect(phone.Page.Locator(".wrong textarea")).ToHaveValueAsync("I fell.");
        await phone.Page.Locator(".wrong .turn .quiet").First.TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-step='1']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task a_browser_that_shows_reminders_by_itself_leads_there_too()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Page.EvaluateAsync("window.before = true");
        await phone.Page.GotoAsync("/phone/#write");
        await Assertions.Expect(phone.Page.Locator("[data-step='1']")).ToBeVisibleAsync();
        // The window that was open, and no mark is left in its address.
        Assert.True(await phone.Page.EvaluateAsync<bool>("window.before === true && location.hash === ''"));
    }

    [Fact]
    public async Task a_diary_whose_time_is_over_does_not_keep_her_from_the_one_that_is_open()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator("[data-step='2']")).ToBeVisibleAsync();
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.AddDays(1).UtcDateTime);
        await phone.Page.EvaluateAsync("location.hash = 'write'");
        await Assertions.Expect(phone.Page.Locator("[data-step='1'] .progress")).ToContainTextAsync("24 Jun");
    }

    /// <summary>Chromium lets nobody tap a notification from outside: the worker is told that she did. It may then not bring the window to the front; all else is as with a real tap.</summary>
    private static async Task Tap(PhoneInBrowser phone, LiveSite site)
    {
        await phone.Page.EvaluateAsync("window.told = new Promise(told => navigator.serviceWorker.addEventListener('message', told, { once: true })).then(() => true); true");
        // A worker that the browser stops just then hears nothing: the one that comes after it is told.
        for (var tries = 1; !await TappedOnce(phone, site); tries++)
            Assert.True(tries < 5, "the window is told of no tap");
    }

    /// <summary>Whether the window heard of it.</summary>
    private static async Task<bool> TappedOnce(PhoneInBrowser phone, LiveSite site)
    {
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(one => one.active.postMessage('wake'))");
        var door = await phone.Window.Browser!.NewBrowserCDPSessionAsync();
        var targets = (await door.SendAsync("Target.getTargets"))!.Value.GetProperty("targetInfos").EnumerateArray();
        var worker = targets.FirstOrDefault(target => target.GetProperty("type").GetString() == "service_worker" && target.GetProperty("url").GetString()!.StartsWith(site.Address.ToString(), StringComparison.Ordinal));
        if (worker.ValueKind == JsonValueKind.Undefined)
            return false;
        var attached = await door.SendAsync("Target.attachToTarget", new() { ["targetId"] = worker.GetProperty("targetId").GetString()!, ["flatten"] = false });
        var told = JsonSerializer.Serialize(new { id = 1, method = "Runtime.evaluate", @params = new { expression = Tapped } });
        await door.SendAsync("Target.sendMessageToTarget", new() { ["sessionId"] = attached!.Value.GetProperty("sessionId").GetString()!, ["message"] = told });
        var heard = await phone.Page.EvaluateAsync<bool>("Promise.race([window.told, new Promise(done => setTimeout(done, 10000, false))])");
        await door.DetachAsync();
        return heard;
    }

    private const string Tapped = """
        (async () => {
            for (let all = []; all.length === 0; await new Promise(next => setTimeout(next, 20))) {
                all = await registration.getNotifications();
                if (all.length > 0) dispatchEvent(new NotificationEvent('notificationclick', { notification: all[0] }));
            }
        })()
        """;

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
            if (told?.GetProperty("registrations").EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } registration)
                found.TrySetResult(registration.GetProperty("registrationId").GetString()!);
        };
        await door.SendAsync("ServiceWorker.enable");
        var registered = await found.Task.WaitAsync(TimeSpan.FromSeconds(10));
        await door.SendAsync("ServiceWorker.deliverPushMessage", new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority), ["registrationId"] = registered, ["data"] = message });
    }
}
