using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Tests.Ledger;
using Daybook.Tests.Server;
using Daybook.Tests.Server.Sync;
using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>A phone that is hers reads a new code: the study knows it again, and nothing on it is lost.</summary>
public sealed class PhoneRejoinTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task a_code_on_a_phone_that_is_hers_changes_nothing_and_sends_what_waits()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(1);
        var devices = world.Study.State.Participants[PhoneInBrowser.Her].Devices.Count;
        var code = await JoiningTests.Code(site);
        await phone.Window.SetOfflineAsync(false);
        await phone.Page.CloseAsync();
        await phone.Open("/phone/#join=" + code);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready")).ToBeVisibleAsync();
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        Assert.Equal(devices, world.Study.State.Participants[PhoneInBrowser.Her].Devices.Count);
        await PhoneInBrowser.Until(() => world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
    }

    [Fact]
    public async Task a_phone_that_is_somebody_s_says_so_to_another_s_code()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var code = await JoiningTests.Code(site, Story.People[1].Key.Value);
        await phone.Page.CloseAsync();
        await phone.Open("/phone/#join=" + code);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This phone is already in use for somebody else. Tell the study team.");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
    }

    /// <summary>The study was set back to a copy from before this phone joined: it knows no such phone, and nothing on the phone ends. The code makes it known again.</summary>
    [Fact]
    public async Task a_study_that_forgot_the_phone_learns_of_it_and_gets_everything()
    {
        await using var world = await World.Make();
        using var backup = new TemporaryFolder();
        Copy(world.Study.Folder.Root, backup.Path);
        var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await site.DisposeAsync();
        await using var older = await RunningStudy.Open(new StudyFolder(backup.Path), new StudyOptions { Clock = world.Clock, Entropy = new SeededEntropy(8) });
        await using var again = await LiveSite.Open(new ServerOptions { Studies = [older], Clock = world.Clock }, at: site.Address);
        Assert.DoesNotContain(PhoneInBrowser.Day, older.State.Participants[PhoneInBrowser.Her].DiaryDays.Keys);
        var code = await JoiningTests.Code(again);
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".home .forgotten")).ToContainTextAsync("The study does not know this phone any more.");
        await phone.Page.CloseAsync();
        await phone.Open("/phone/#join=" + code);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready")).ToBeVisibleAsync();
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        await Assertions.Expect(phone.Page.Locator(".home .forgotten")).ToHaveCountAsync(0);
        // What it had sent before it was forgotten stands as sent until the study first answers it.
        await PhoneInBrowser.Until(() => older.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));
        Assert.Equal(Verdict.InTime, older.State.Participants[PhoneInBrowser.Her].DiaryDays[PhoneInBrowser.Day]);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        await PhoneInBrowser.Until(() => older.State.Queries.Values.Any(query => query.Opened.Rule == "record.rolled-back"));
        Assert.Single(older.State.Queries.Values, query => query.Opened.Rule == "record.rolled-back");
    }

    // Nobody writes meanwhile. The lock is held by the study that runs.
    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) != ".lock"))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
