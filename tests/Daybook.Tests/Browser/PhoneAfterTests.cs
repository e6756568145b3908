using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Her own report on her phone: not before the study is over for her, then also without a network, and as a file. A withdrawal that was a mistake gives her the diary back.</summary>
public sealed class PhoneAfterTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task she_leaves_reads_her_report_and_comes_back_when_it_was_a_mistake()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await Assertions.Expect(phone.Page.Locator(".home .report")).ToHaveCountAsync(0);
        await phone.Page.Locator(".home .mine").ClickAsync();
        await phone.Page.Locator(".mine .leave").ClickAsync();
        await phone.Page.Locator(".leaving .leave").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].Withdrawn is not null);

        await phone.Kill();
        await phone.Page.Locator(".home .report").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".own")).ToContainTextAsync("This is what you told it.");
        await Assertions.Expect(phone.Page.Locator(".own")).ToContainTextAsync("Lower is better.");
        await Assertions.Expect(phone.Page.Locator(".own circle").First).ToBeAttachedAsync();
        var file = await phone.Page.RunAndWaitForDownloadAsync(() => phone.Page.Locator("a[download='report.html']").ClickAsync());
        var saved = await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.StartsWith("<!doctype html>\n<html lang=\"en\" dir=\"ltr\">", saved, StringComparison.Ordinal);
        Assert.Contains("How bad was your pain today?", saved, StringComparison.Ordinal);
        Assert.DoesNotContain("Placebo", saved, StringComparison.OrdinalIgnoreCase);

        // Once read it can be read without a network.
        await phone.Next.ClickAsync();
        await phone.Window.SetOfflineAsync(true);
        await phone.Page.Locator(".home .report").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".own circle").First).ToBeAttachedAsync();
        await phone.Next.ClickAsync();
        await phone.Window.SetOfflineAsync(false);

        Assert.IsType<Daybook.Study.Reply.Done>(await world.Study.Journal.Do(new RescindWithdrawal(PhoneInBrowser.Her, "she tapped what she did not mean"), Cast.Ines, "rescind"));
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".home .report")).ToHaveCountAsync(0);
        await phone.AnswerAll();
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
    }
}
