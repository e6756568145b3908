using Daybook.Tests.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A walk through every screen of a phone that has read its code, whatever language it speaks. On each screen somebody looks.</summary>
internal sealed class PhoneTour(PhoneInBrowser phone, World world, Func<string, Task> look)
{
    private IPage Page => phone.Page;

    private ILocator Back => Page.Locator(".turn .quiet").First;

    private ILocator OfHome => Page.Locator("main .home > button.quiet:not(.event)");

    /// <summary>The world must be that of <see cref="ConsentDocuments.Yaml"/>: its first answer is one to which the phone says something.</summary>
    public async Task Walk()
    {
        await SetUp();
        await Diary();
        await Beside();
        await Report();
        await Unsent();
        await TakenAway();
    }

    private async Task SetUp()
    {
        await At("join", "main h1");
        await phone.Next.TapAsync();
        await At("ready", ".ready .reminders a");
        await Page.Locator(".ready > button.quiet").TapAsync();
        await At("practice", ".practice");
        await Back.TapAsync();
        await Shown(".ready");
        await Page.Locator(".ready .next").DispatchEventAsync("click");
        await At("home", ".home .card");
        await OfHome.First.TapAsync();
        await At("wrong", ".wrong textarea");
        await Back.TapAsync();
        await Shown(".home .card");
        await Page.Locator(".home .event").TapAsync();
        await Shown(".map");
        await Page.Locator(".place").First.TapAsync();
        await Page.Locator(".place").Nth(1).TapAsync();
        await At("body-map", ".place[aria-checked='true']");
        await phone.Next.TapAsync();
        await Shown("[data-step='2'] .place");
        await Page.Locator(".place").First.TapAsync();
        await At("body-map-behind", ".place[aria-checked='true']");
        await Page.Locator(".discard").TapAsync();
        await At("discard", ".discarding");
        await Page.Locator(".discarding .leave").TapAsync();
        await Shown(".home .card");
    }

    private async Task Diary()
    {
        await phone.Next.TapAsync();
        for (var step = 1; step <= 4; step++)
        {
            await At($"question-{step}", $"[data-step='{step}']");
            await phone.Answer(step);
            if (step > 1)
                continue;
            await At("crisis", ".crisis");
            await Page.Locator(".crisis button.quiet").TapAsync();
        }
        await At("review", ".answers");
        await phone.Next.TapAsync();
        await Assertions.Expect(Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await look("sent");
    }

    private async Task Beside()
    {
        await phone.Next.TapAsync();
        await At("home-done", ".home");
        await OfHome.Nth(1).TapAsync();
        await At("note", ".wrong textarea");
        await Back.TapAsync();
        await Shown(".home");
        await Page.Locator(".home .mine").TapAsync();
        await At("mine", ".mine .leave");
        await Page.Locator(".mine .leave").TapAsync();
        await At("leaving", ".leaving .leave");
        await phone.Next.TapAsync();
        await phone.Next.TapAsync();
        await Shown(".home");
    }

    /// <summary>The study is over for her, and she gets her report.</summary>
    private async Task Report()
    {
        Assert.IsType<Daybook.Study.Reply.Done>(await world.Study.Journal.Do(new WithdrawParticipant(PhoneInBrowser.Her, PhoneInBrowser.Day, null), Cast.Cora, "withdraw"));
        world.Clock.Now += TimeSpan.FromHours(7);
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        await phone.Kill();
        await Page.Locator(".home .report").TapAsync();
        await Shown(".own svg");
        await Page.Locator(".own summary").First.TapAsync();
        await At("report", ".own details[open]");
        await phone.Next.TapAsync();
        await Shown(".home");
    }

    /// <summary>The consent document: read anew by somebody who has signed an older one, and for the first time by somebody who has not.</summary>
    public async Task Consent(string again, string first)
    {
        await phone.Open("/phone/#consent=" + first);
        await At("consent-idea", "[data-consent='1']");
        await phone.Open("/phone/#consent=" + again);
        await At("consent-change", "[data-consent='1']");
        await phone.Next.TapAsync();
        await Shown("[data-consent='2']");
        await Page.Locator(".cells button").Nth(1).TapAsync();
        await At("consent-wrong", ".consent .missing");
        await Page.Locator(".cells button").First.TapAsync();
        await Shown(".consent .hint");
        await phone.Next.TapAsync();
        await At("consent-sign", "[data-consent='3']");
        await Page.Locator("summary").TapAsync();
        await At("consent-whole", "details[open]");
        await Page.Locator(".consent input").FillAsync("Ana Canary");
        await phone.Next.TapAsync();
        await At("consent-signed", ".signed");
    }

    /// <summary>A word to the team without a network; it can be saved as a file.</summary>
    private async Task Unsent()
    {
        await phone.Window.SetOfflineAsync(true);
        await OfHome.First.TapAsync();
        await Page.Locator(".wrong .tell").TapAsync();
        await At("sent-waiting", ".sent .open");
        await phone.Next.TapAsync();
        await At("home-unsent", ".home");
        await OfHome.Last.TapAsync();
        await At("ready-unsent", ".ready a[download='diary-rescue.json']");
    }

    /// <summary>Her phone no longer: first it cannot send, then it can.</summary>
    private async Task TakenAway()
    {
        var device = world.Study.State.Participants[PhoneInBrowser.Her].Phones.Keys.Single();
        await world.Study.Journal.Do(new RevokeDevice(PhoneInBrowser.Her, device, "given back"), Cast.Cora, "revoke");
        await phone.Window.RouteAsync("**/sync", route => route.AbortAsync());
        await phone.Window.SetOfflineAsync(false);
        await At("gone-unsent", ".gone a");
        await phone.Window.UnrouteAsync("**/sync");
        // A sender that failed comes back by itself after some seconds; a window that is opened anew asks at once.
        await phone.Kill();
        await At("gone", ".gone .next");
    }

    private async Task At(string screen, string sign)
    {
        await Shown(sign);
        await look(screen);
    }

    private Task Shown(string sign) => Assertions.Expect(Page.Locator(sign).First).ToBeVisibleAsync();
}
