using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>Home, help and the setting up of the phone in real Chromium.</summary>
public sealed class PhoneHelpTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Says = "If you cannot bear it call for help now.";

    [Fact]
    public async Task something_is_wrong_is_told_without_a_network_and_asked_about_when_there_is_one()
    {
        await using var world = await World.Make(yaml: World.Caring);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Something is wrong" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".wrong a")).ToHaveTextAsync(["Call 112", "Call the team"]);
        Assert.Equal(["tel:112", "tel:+34 600 100 200"], await phone.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.wrong a')].map(a => a.getAttribute('href'))"));
        await phone.Page.Locator(".wrong textarea").FillAsync("I fell on the stairs.");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the team" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Window.SetOfflineAsync(false);
        await PhoneInBrowser.Until(() => Rules(world).Contains("phone.report"));
        Assert.Equal("I fell on the stairs.", await Words(world, PhoneForms.Report));
        using var cora = await site.As("cora");
        Assert.Contains("something is wrong", (await cora.Get("/s/demo/queries?status=open")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task who_presses_twice_tells_it_once()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Something is wrong" }).TapAsync();
        await phone.Page.Locator(".wrong textarea").FillAsync("I fell.");
        await phone.Page.EvaluateAsync("(() => { const tell = document.querySelector('.wrong .tell'); tell.click(); tell.click(); return true; })()");
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await phone.Kill();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");
        Assert.Single(Rules(world), "phone.report");
    }

    [Fact]
    public async Task it_is_one_tap_away_from_a_question_and_the_question_waits()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator("[data-step='2']")).ToBeVisibleAsync();
        await phone.Page.Locator(".help").TapAsync();
        await Assertions.Expect(phone.Page.Locator(".wrong a")).ToHaveTextAsync(["Call 112"]);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-step='2']")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task an_answer_that_calls_for_help_is_answered_at_once_without_a_network_and_after_a_kill()
    {
        await using var world = await World.Make(yaml: World.Caring);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator(".crisis .says")).ToHaveTextAsync(Says);
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".crisis .says")).ToHaveTextAsync(Says);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-step='2']")).ToBeVisibleAsync();
        await phone.Answer(2);
        await Assertions.Expect(phone.Page.Locator("[data-step='3']")).ToBeVisibleAsync();
        Assert.Equal(0, await phone.Page.Locator(".crisis").CountAsync());
    }

    [Fact]
    public async Task the_team_hears_of_it_although_she_never_sends_the_diary()
    {
        await using var world = await World.Make(yaml: World.Caring);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var before = Alarms(world);
        await phone.Window.SetOfflineAsync(true);
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator(".crisis .says")).ToHaveTextAsync(Says);
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".crisis .says")).ToHaveTextAsync(Says);
        Assert.Equal(before, Alarms(world));
        await phone.Window.SetOfflineAsync(false);
        await PhoneInBrowser.Until(() => Alarms(world) == before + 1);
        Assert.DoesNotContain(PhoneInBrowser.Day, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.Keys);
        // She sends it after all: nobody is called twice.
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "I have read it" }).TapAsync();
        for (var step = 2; step <= 4; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal(before + 1, Alarms(world));
        Assert.DoesNotContain("phone.report", Rules(world));
    }

    [Fact]
    public async Task a_sent_diary_is_corrected_by_a_note_that_somebody_asks_about()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var before = await phone.Page.Locator(".home > .state").Nth(1).TextContentAsync();
        Assert.Equal(0, await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Correct a sent diary" }).CountAsync());
        await phone.AnswerAll();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".home > .state").Nth(1)).ToHaveTextAsync(OneMore(before!));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Correct a sent diary" }).TapAsync();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Write something first.");
        await phone.Page.Locator("textarea").FillAsync("I slept badly: 2.");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        var query = Assert.Single(world.Study.State.Queries.Values, query => query.Opened.Rule == "phone.note");
        Assert.Contains("her diary of 2026-06-23", query.Opened.Text, StringComparison.Ordinal);
        Assert.Equal("I slept badly: 2.", await Words(world, PhoneForms.Note));
    }

    [Fact]
    public async Task the_coordinator_sees_what_the_phone_can_do()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".ready .facts[data-asked='true']")).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Try the diary out" }).TapAsync();
        for (var step = 1; step <= 4; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator(".ready .facts li").Nth(3)).ToHaveTextAsync("✓ Tried out: done");
        await phone.Page.Locator(".ready .next").DispatchEventAsync("click");
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        await PhoneInBrowser.Until(() => Found(world) is not null);
        Assert.Equal((false, false, true), (Found(world)!.Installed, Found(world)!.Reminded, Found(world)!.Practised));
        // What was tried out is nowhere.
        Assert.DoesNotContain(PhoneInBrowser.Day, world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.Keys);
        using var cora = await site.As("cora");
        var page = (await cora.Get($"/s/demo/participants/{PhoneInBrowser.Her}/enrolment")).Text;
        Assert.Contains("not found", page, StringComparison.Ordinal);
        Assert.Contains("Add to Home Screen", page, StringComparison.Ordinal);
    }

    private static PhoneChecks? Found(World world) => world.Study.State.Participants[PhoneInBrowser.Her].Phones.Values.SingleOrDefault();

    private static int Alarms(World world) => Rules(world).Count(rule => rule == "alert.worst-pain");

    private static IEnumerable<string?> Rules(World world) => world.Study.State.Queries.Values.Select(query => query.Opened.Rule);

    private static async Task<string?> Words(World world, string form)
    {
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = form }))
            return value.Text;
        return null;
    }

    /// <summary>"n of m" with one more done and one more due.</summary>
    private static string OneMore(string said)
    {
        var words = said.Split(' ');
        return string.Join(' ', [.. words[..^3], (int.Parse(words[^3], null) + 1).ToString((IFormatProvider?)null), "of", (int.Parse(words[^1], null) + 1).ToString((IFormatProvider?)null)]);
    }
}
