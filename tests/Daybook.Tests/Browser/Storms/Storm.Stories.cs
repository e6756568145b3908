using Microsoft.Playwright;

namespace Daybook.Tests.Browser.Storms;

/// <summary>The storms themselves.</summary>
internal sealed partial class Storm
{
    /// <summary>Asks for a newer worker; what has become of it when it is installed.</summary>
    private const string Update = """
        navigator.serviceWorker.getRegistration().then(async one => {
          await one.update();
          // The browser may have looked by itself, and have it by now.
          const newer = one.installing ?? one.waiting;
          if (newer === null || newer.state !== 'installing') return newer?.state ?? 'installed';
          return new Promise(done => newer.addEventListener('statechange', () => done(newer.state), { once: true }));
        })
        """;

    /// <summary>Asks for a newer worker, waits until it is installed or given up, and says which is there.</summary>
    private const string Looked = """
        navigator.serviceWorker.getRegistration().then(async one => {
          await one.update().catch(() => undefined);
          while (one.installing !== null) await new Promise(done => setTimeout(done, 20));
          return one.waiting === null ? 'old' : 'new';
        })
        """;

    /// <summary>The browser is killed while she writes, half of the times just when she has pressed Send, until the second has come to pass so often.</summary>
    public async Task<Weathered> Kills(int count, string? lie = null)
    {
        var phone = await Join(lie);
        var kills = 0;
        for (; atSave < count; kills++)
        {
            site.Weather = AnyWeather();
            await Kill(phone, atSend: kills % 2 == 0);
            phone = await Again(lie);
            if (await phone.IsGone())
                await Rejoin(phone);
            else if (await Check(phone))
                await Turn(phone);
        }
        await Expect("saved", StormPhone.Write(phone.Page, number));
        return await Close(phone, kills);
    }

    /// <summary>The browser has thrown its database away, the key too. What was called saved must not be lost with it; what was only begun is.</summary>
    private async Task Rejoin(StormPhone phone)
    {
        (thrown, site.Weather) = (thrown + 1, Weather.Fair);
        lock (gate)
            before.UnionWith(saved);
        step = 0;
        await phone.Page.GotoAsync("about:blank");
        await phone.Page.GotoAsync(new Uri(site.Address, "/phone/#join=" + site.Code()).ToString());
        await phone.ComeHome();
        await Turn(phone);
    }

    private async Task Kill(StormPhone phone, bool atSend)
    {
        pressed = new TaskCompletionSource();
        var writing = StormPhone.Write(phone.Page, number, chance.Next(30));
        if (atSend)
            await Task.WhenAny(pressed.Task, writing);
        atSave += atSend && pressed.Task.IsCompleted ? 1 : 0;
        await Task.Delay(chance.Next(atSend ? 20 : 400));
        await phone.Kill();
        await Ended(writing);
        await phone.DisposeAsync();
    }

    /// <summary>The network comes and goes while she writes, and answers are lost on the way.</summary>
    public async Task<Weathered> Flips(int count)
    {
        var (phone, flips) = (await Join(), 0);
        while (flips < count)
        {
            site.Weather = AnyWeather();
            var writing = StormPhone.Write(phone.Page, number, chance.Next(60));
            for (; !writing.IsCompleted; flips++)
            {
                await phone.Window.SetOfflineAsync(flips % 2 == 0);
                await Task.WhenAny(writing, Task.Delay(chance.Next(20, 300)));
            }
            await Expect("saved", writing);
            await Turn(phone);
        }
        return await Close(phone, flips);
    }

    /// <summary>The app is renewed while a diary is open and others are not sent: its files, its worker, and the version of its database, which a new window may change while the old one is open.</summary>
    public async Task<Weathered> Updates(int count)
    {
        var phone = await Join();
        for (var version = 2; version < count + 2; version++)
        {
            site.Weather = chance.Next(4) == 0 ? Weather.LosesReplies : Weather.Away;
            await Begin(phone.Page, chance.Next(1, 4));
            site.Versions.Publish(version);
            await Expect("installed", phone.Page.EvaluateAsync<string>(Update));
            if (chance.Next(2) == 0)
                await OpenPastTheWorker(phone);
            await Expect("saved", StormPhone.Write(phone.Page, number));
            await Turn(phone);
            await Begin(phone.Page, chance.Next(1, 4));
            await phone.Renew(version);
            await Check(phone);
            await Expect("saved", StormPhone.Write(phone.Page, number));
            await Turn(phone);
        }
        return await Close(phone, count);
    }

    /// <summary>A new version comes out while she sits in a café whose network answers for everything: the old one stays and works, and the new one comes later.</summary>
    public async Task<Weathered> Intercepted()
    {
        var phone = await Join();
        site.Versions.Publish(2);
        site.Versions.Intercepted = true;
        await Expect("old", phone.Page.EvaluateAsync<string>(Looked));
        if (site.Versions.Answered == 0)
            throw new InvalidOperationException("No file was asked for while another answered.");
        site.Versions.Intercepted = false;
        await Begin(phone.Page, 2);
        await Expect("saved", StormPhone.Write(phone.Page, number));
        await Turn(phone);
        await Expect("installed", phone.Page.EvaluateAsync<string>(Update));
        await Begin(phone.Page, 2);
        await phone.Renew(2);
        await Check(phone);
        await Expect("saved", StormPhone.Write(phone.Page, number));
        return await Close(phone, 1);
    }

    /// <summary>A window that has the newest version from the server already, beside the one that has not.</summary>
    private async Task OpenPastTheWorker(StormPhone phone)
    {
        var page = await phone.Window.NewPageAsync();
        await (await phone.Window.NewCDPSessionAsync(page)).SendAsync("Network.setBypassServiceWorker", new() { ["bypass"] = true });
        await page.GotoAsync(new Uri(site.Address, "/phone/").ToString());
        await page.Locator("main h1").First.WaitForAsync();
        await page.CloseAsync();
    }

    /// <summary>There is no room left on the phone at some moment, and room again later.</summary>
    public async Task<Weathered> Overruns(int count)
    {
        var phone = await Join();
        for (var overruns = 0; overruns < count; overruns++)
        {
            await Begin(phone.Page, chance.Next(4));
            // A browser asks for the room that is left now and then, and first of all when it starts.
            await phone.DisposeAsync();
            phone = await Again(room: false);
            await Expect("It could not be saved. Try again.", StormPhone.Write(phone.Page, number));
            await Check(phone);
            await phone.MakeRoom();
            await Expect("saved", StormPhone.Write(phone.Page, number));
            await Turn(phone);
        }
        return await Close(phone, count);
    }

    /// <summary>Two windows write the same diary at once.</summary>
    public async Task<Weathered> TwoWindows(int count)
    {
        var phone = await Join();
        var other = await phone.Another();
        for (var pairs = 0; pairs < count; pairs++)
        {
            site.Weather = AnyWeather();
            await Begin(phone.Page);
            await other.ReloadAsync();
            await other.Locator("[data-step='2']").WaitForAsync();
            await Begin(other, 0);
            await Task.WhenAll(Expect("saved", StormPhone.Write(phone.Page, number, chance.Next(20))), Expect("saved", StormPhone.Write(other, number, chance.Next(20))));
            await Check(phone);
            await Turn(phone);
        }
        return await Close(phone, count);
    }
}
