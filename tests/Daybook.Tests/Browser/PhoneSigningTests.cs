using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Consent;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Consent and leaving on the phone, in real Chromium.</summary>
public sealed class PhoneSigningTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task she_reads_answers_wrongly_then_rightly_signs_and_keeps_her_copy()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site));
        Assert.Equal("", await phone.Page.EvaluateAsync<string>("location.hash"));
        foreach (var step in new[] { 1, 2 })
        {
            await Assertions.Expect(phone.Page.Locator($"[data-consent='{step}'] .progress")).ToContainTextAsync($"{step} of 4");
            await Assertions.Expect(phone.Page.Locator(".idea")).ToHaveTextAsync(world.Study.State.Versions[world.Study.State.Current!.Value].Consent.Ideas()[step - 1]);
            await phone.Next.TapAsync();
        }
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "No" }).TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("It is, at the end.");
        await Assertions.Expect(phone.Next).ToHaveAttributeAsync("aria-disabled", "true");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("That is right.");
        await phone.Next.TapAsync();
        await phone.Page.Locator(".consent input").FillAsync("Ana Canary");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".signed .facts")).ToHaveTextAsync("✓ You have signed.");
        var consent = Assert.Single(world.Study.State.Participants[Newcomers.Screened].Consents);
        Assert.Equal("2.0", consent.Version);
        var kept = System.Text.Encoding.UTF8.GetString(world.Study.Identities.ReadConsent(Newcomers.Screened, consent.DocumentHash)!);
        Assert.Contains("Is blood drawn? ✓ (2)", System.Net.WebUtility.HtmlDecode(kept), StringComparison.Ordinal);

        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".join")).ToBeVisibleAsync();
        await phone.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await phone.Window.SetOfflineAsync(true);
        await phone.Kill();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "My consent" }).TapAsync();
        var copy = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.Locator(".mine a").ClickAsync());
        Assert.Equal(kept, await File.ReadAllTextAsync(await copy.PathAsync(), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task who_wants_to_learns_more_and_her_copy_holds_it()
    {
        await using var world = await World.Make(yaml: World.Yaml.ReplaceLineEndings("\n").Replace("You can stop at any time.\n", "You can stop at any time.\n  more: [{ of: 1, text: Nobody asks you for a reason. }]\n", StringComparison.Ordinal));
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site));
        await Assertions.Expect(phone.Page.GetByText("Nobody asks you for a reason.")).ToBeHiddenAsync();
        await phone.Page.GetByText("Learn more").TapAsync();
        await Assertions.Expect(phone.Page.GetByText("Nobody asks you for a reason.")).ToBeVisibleAsync();
        await Picture.Take(phone.Page, "phone-consent-more-360");
        await phone.Next.TapAsync();
        await phone.Page.GetByText("Read it all").TapAsync();
        await Assertions.Expect(phone.Page.GetByText("Nobody asks you for a reason.")).ToBeVisibleAsync();
        await phone.Page.Locator(".consent input").FillAsync("Ana Canary");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".signed")).ToBeVisibleAsync();
        var consent = Assert.Single(world.Study.State.Participants[Newcomers.Screened].Consents);
        Assert.Contains("Nobody asks you for a reason.", System.Text.Encoding.UTF8.GetString(world.Study.Identities.ReadConsent(Newcomers.Screened, consent.DocumentHash)!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task an_amendment_is_read_as_what_changed_and_nothing_else()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site, Newcomers.Consented));
        await Assertions.Expect(phone.Page.Locator("[data-consent='1'] .progress")).ToContainTextAsync("1 of 3");
        await Assertions.Expect(phone.Page.Locator(".consent .card p")).ToHaveTextAsync(["Nothing about this.", "At the end some blood is drawn."]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-consent='2'] .idea")).ToHaveTextAsync("Is blood drawn?");
    }

    [Fact]
    public async Task she_leaves_in_three_taps_without_a_network()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.Page.Locator(".home .mine").TapAsync();
        await phone.Page.Locator(".mine .leave").TapAsync();
        await phone.Page.Locator(".leaving .leave").TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".home")).ToContainTextAsync("The diary is over. Thank you.");
        Assert.Equal(0, await phone.Page.Locator(".home .card").CountAsync());
        Assert.Null(world.Study.State.Participants[PhoneInBrowser.Her].Withdrawn);
        await phone.Window.SetOfflineAsync(false);
        for (var tries = 0; world.Study.State.Participants[PhoneInBrowser.Her].Withdrawn is null; tries++)
        {
            Assert.True(tries < 200, "she has not left");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Contains(world.Study.State.Queries.Values, query => query.Opened.Rule == "phone.withdrawal");
    }

    private static async Task<World> Amended()
    {
        var world = await World.Make();
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(PhoneConsentTests.Amended), Cast.Adam, "publish"));
        return world;
    }
}
