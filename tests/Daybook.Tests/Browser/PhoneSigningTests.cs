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
        await Assertions.Expect(phone.Page.Locator(".consent .changes")).ToHaveTextAsync("Changed since you signed: 1 of 1");
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

    [Fact]
    public async Task what_changed_stands_side_by_side_where_there_is_room()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 800, 1000, touch: true, locale: "en-GB");
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site, Newcomers.Consented));
        await Assertions.Expect(phone.Page.Locator(".consent .card")).ToHaveCountAsync(2);
        await Picture.Take(phone.Page, "phone-consent-change-800");
        var (old, now) = ((await phone.Page.Locator(".consent .card").Nth(0).BoundingBoxAsync())!, (await phone.Page.Locator(".consent .card").Nth(1).BoundingBoxAsync())!);
        Assert.True(old.Y == now.Y && old.X + old.Width < now.X, $"{old.X}, {old.Y} beside {now.X}, {now.Y}");
        await phone.Page.SetViewportSizeAsync(360, 640);
        (old, now) = ((await phone.Page.Locator(".consent .card").Nth(0).BoundingBoxAsync())!, (await phone.Page.Locator(".consent .card").Nth(1).BoundingBoxAsync())!);
        Assert.True(old.X == now.X && old.Y + old.Height < now.Y, $"{old.X}, {old.Y} above {now.X}, {now.Y}");
    }

    /// <summary>Chromium has no voice here: the phone's are ours, and note what they are given to read.</summary>
    [Fact]
    public async Task a_phone_with_a_voice_reads_what_is_on_the_screen_until_the_page_turns()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await window.AddInitScriptAsync(Voices("{ lang: 'en_GB', localService: true }"));
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site, Newcomers.Consented));
        var listen = phone.Page.Locator(".listen");
        await Assertions.Expect(listen).ToHaveTextAsync("Listen");
        await Picture.Take(phone.Page, "phone-consent-listen-360");
        await listen.TapAsync();
        await Assertions.Expect(listen).ToHaveTextAsync("Stop reading aloud");
        Assert.Equal(["stop", "Before", "Nothing about this.", "Now", "At the end some blood is drawn."], await Heard());
        // It says so when it has come to the end, and not before.
        await phone.Page.EvaluateAsync("heard[1].onend()");
        await Assertions.Expect(listen).ToHaveTextAsync("Stop reading aloud");
        await phone.Page.EvaluateAsync("heard.at(-1).onend()");
        await Assertions.Expect(listen).ToHaveTextAsync("Listen");
        // It stops when she says so, and when the page turns.
        await listen.TapAsync();
        await Assertions.Expect(listen).ToHaveTextAsync("Stop reading aloud");
        await listen.TapAsync();
        await Assertions.Expect(listen).ToHaveTextAsync("Listen");
        Assert.Equal("stop", (await Heard())[^1]);
        await listen.TapAsync();
        await Assertions.Expect(listen).ToHaveTextAsync("Stop reading aloud");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-consent='2'] .idea")).ToBeVisibleAsync();
        await Assertions.Expect(listen).ToHaveTextAsync("Listen");
        Assert.Equal("stop", (await Heard())[^1]);
        // Under the whole document, the whole document.
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Yes" }).TapAsync();
        await phone.Next.TapAsync();
        await Assertions.Expect(listen).ToBeHiddenAsync();
        await phone.Page.GetByText("Read it all").TapAsync();
        await listen.TapAsync();
        var ideas = world.Study.State.Versions[world.Study.State.Current!.Value].Consent.Ideas();
        Assert.Equal(ideas, (await Heard())[^ideas.Count..]);
        // What is folded away is not read on: its button is gone too.
        await phone.Page.GetByText("Read it all").TapAsync();
        await Assertions.Expect(listen).ToHaveCountAsync(0);
        Assert.Equal("stop", (await Heard())[^1]);

        Task<string[]> Heard() => phone.Page.EvaluateAsync<string[]>("heard.map(one => one.text)");
    }

    [Theory]
    [InlineData("{ lang: 'ja-JP', localService: true }")]
    [InlineData("{ lang: 'en-GB', localService: false }")]
    public async Task a_phone_without_a_voice_of_its_own_for_the_document_offers_none(string voice)
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await window.AddInitScriptAsync(Voices(voice));
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site));
        await Assertions.Expect(phone.Page.Locator("[data-consent='1'] .idea")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".listen")).ToHaveCountAsync(0);
    }

    private static string Voices(string voice) => $$"""
        window.heard = [];
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
        Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => [{{voice}}], addEventListener() {}, removeEventListener() {}, speak: one => heard.push(one), cancel: () => heard.push({ text: 'stop' }) } });
        """;

    [Fact]
    public async Task she_sends_her_copy_by_what_her_phone_sends_with()
    {
        await using var world = await World.Make();
        await Newcomers.Come(world);
        await using var site = await LiveSite.Open(world);
        await using var window = await chromium.Window(site.Address, 360, 640, touch: true, locale: "en-GB");
        await window.AddInitScriptAsync("navigator.canShare = ({ files }) => files.length === 1; navigator.share = async ({ files: [file] }) => { window.shared = [file.name, file.type, await file.text()]; };");
        await using var phone = new PhoneInBrowser(window, await window.NewPageAsync());
        await phone.Open("/phone/#consent=" + await PhoneConsentTests.Code(site));
        await phone.Next.TapAsync();
        await phone.Page.Locator(".consent input").FillAsync("Ana Canary");
        await phone.Next.TapAsync();
        var send = phone.Page.Locator(".send-copy");
        await Assertions.Expect(send).ToHaveTextAsync("Send my copy, for example by e-mail");
        await Picture.Take(phone.Page, "phone-consent-send-copy-360");
        var consent = world.Study.State.Participants[Newcomers.Screened].Consents.Single();
        string[] copy = ["consent.html", "text/html", System.Text.Encoding.UTF8.GetString(world.Study.Identities.ReadConsent(Newcomers.Screened, consent.DocumentHash)!)];
        await send.TapAsync();
        Assert.Equal(copy, await Shared());
        // Also later, from the copy that is kept here; a phone that cannot send files offers only to save it.
        await phone.Next.TapAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "My consent" }).TapAsync();
        await phone.Page.EvaluateAsync("window.shared = null");
        await send.TapAsync();
        Assert.Equal(copy, await Shared());
        await phone.Page.EvaluateAsync("navigator.canShare = () => false");
        await phone.Page.Locator(".mine .next").TapAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "My consent" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".mine a[download]")).ToBeVisibleAsync();
        await Assertions.Expect(send).ToHaveCountAsync(0);

        async Task<string[]> Shared()
        {
            await phone.Page.WaitForFunctionAsync("() => window.shared");
            return await phone.Page.EvaluateAsync<string[]>("window.shared");
        }
    }

    private static async Task<World> Amended()
    {
        var world = await World.Make();
        await Newcomers.Come(world);
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(PhoneConsentTests.Amended), Cast.Adam, "publish"));
        return world;
    }
}
