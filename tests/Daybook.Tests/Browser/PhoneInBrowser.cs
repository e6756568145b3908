using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.Playwright;
using NodaTime;

namespace Daybook.Tests.Browser;

/// <summary>The diary's application in Chromium, as a participant has it on her phone.</summary>
internal sealed class PhoneInBrowser(IBrowserContext window, IPage page) : IAsyncDisposable
{
    public static readonly ParticipantKey Her = Story.People[0].Key;
    public static readonly LocalDate Day = new(2026, 6, 23);

    public IPage Page { get; private set; } = page;

    public IBrowserContext Window => window;

    /// <summary>A phone that has read a code from the coordinator's screen. A script, if one is given, runs in every window first.</summary>
    public static async Task<PhoneInBrowser> Join(Chromium chromium, World world, LiveSite site, ColorScheme scheme = ColorScheme.Light, int width = 360, int height = 640, string locale = "en-GB", ForcedColors forced = ForcedColors.None, string? script = null)
    {
        var window = await chromium.Window(site.Address, width, height, scheme, touch: true, forced: forced, locale: locale);
        if (script is not null)
            await window.AddInitScriptAsync(script);
        await window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Page.GotoAsync("/phone/#join=" + await JoiningTests.Code(site));
        return phone;
    }

    /// <summary>The one large button of a screen.</summary>
    public ILocator Next => Page.Locator("main .next");

    public async Task ComeHome()
    {
        await Next.TapAsync();
        await Assertions.Expect(Page.Locator(".ready")).ToBeVisibleAsync();
        // The browser has said whether it keeps her diary: what is told on leaving is all there is to tell.
        await Page.EvaluateAsync("navigator.storage.persist()");
        // What is found about the phone moves the buttons of this screen while it is looked at: a tap at a place could meet another.
        await Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(Page.Locator(".home .card").First).ToBeVisibleAsync();
        // What was found about the phone has been told: from here on only what she does is under way.
        await Assertions.Expect(Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ " + await AllSent());
        // The app is on the phone when its worker runs: from here on it needs no network.
        await Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
    }

    private Task<string> AllSent() => Page.EvaluateAsync<string>("({ en: 'All sent', de: 'Alles gesendet', es: 'Todo enviado', ar: 'أُرسل كل شيء', ja: 'すべて送信済み' })[document.documentElement.lang]");

    /// <summary>Answers the question that is shown.</summary>
    public async Task Answer(int step)
    {
        await Assertions.Expect(Page.Locator($"[data-step='{step}']")).ToBeVisibleAsync();
        if (step == 1)
        {
            await Page.Locator(".line").ScrollIntoViewIfNeededAsync();
            var line = (await Page.Locator(".line").BoundingBoxAsync())!;
            await Page.Touchscreen.TapAsync(line.X + 16 + ((line.Width - 32) * 0.64f), line.Y + 30);
        }
        else
        {
            await Page.Locator(".cells label").Nth(step == 2 ? 7 : 0).TapAsync();
        }
        await Next.TapAsync();
    }

    public async Task AnswerAll()
    {
        await Next.TapAsync();
        for (var step = 1; step <= 4; step++)
            await Answer(step);
        await Assertions.Expect(Page.Locator(".answers")).ToBeVisibleAsync();
    }

    /// <summary>The window is gone, whatever it was doing, and she opens the app again.</summary>
    public async Task Kill()
    {
        await Page.CloseAsync();
        await Open("/phone/");
    }

    /// <summary>Another window of the same phone.</summary>
    public async Task Open(string path)
    {
        Page = await window.NewPageAsync();
        await Page.GotoAsync(path);
        await Assertions.Expect(Page.Locator("main h1")).ToBeVisibleAsync();
    }

    /// <summary>Waits until the study has what the phone is about to send.</summary>
    public static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 200, "it did not come to that");
            await Task.Delay(100);
        }
    }

    public ValueTask DisposeAsync() => window.DisposeAsync();
}
