using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>Something happens to her between two diaries: she begins its form from the home screen, without a network, twice if it happens twice.</summary>
public sealed class EventFormTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "events: [{ id: attack, title: I have an attack, items: [{ id: strength, ask: \"How strong is it?\", kind: scale, range: [1, 10], ends: [Weak, Strong] }, { id: lying, ask: \"Must you lie down?\", kind: yes-no }] }]\nalerts: [{ id: strongest, item: strength, when: \">= 9\", contact: investigator, hours: 24, say: Lie down and call somebody. }]\nforms:\n", StringComparison.Ordinal);

    [Fact]
    public async Task what_was_begun_by_mistake_is_thrown_away_and_never_sent()
    {
        await using var world = await WithEvents();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Window.SetOfflineAsync(true);
        await phone.Page.Locator(".event").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("1 of 2");
        // Nothing was answered: there is nothing to throw away, and Back leads home.
        await Assertions.Expect(phone.Page.Locator(".discard")).ToHaveCountAsync(0);
        await Choose(phone, "strength", 5);
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 2");
        await phone.Page.Locator(".discard").ClickAsync();
        await Picture.Take(phone.Page, "phone-discard-360");
        await phone.Page.Locator(".discarding .next").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 2");
        await phone.Page.Locator(".discard").ClickAsync();
        await phone.Page.Locator(".discarding .leave").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        // Nor does it come back when the diary is opened again, and the next one begins without an answer.
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        await phone.Page.Locator(".event").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("1 of 2");
        await Assertions.Expect(phone.Page.Locator(".cells input:checked")).ToHaveCountAsync(0);
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.Locator(".question")).ToBeVisibleAsync();
        Assert.Empty(await Attacks(world));
    }

    [Fact]
    public async Task what_alarmed_the_phone_is_not_thrown_away()
    {
        await using var world = await WithEvents();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Page.Locator(".event").ClickAsync();
        await Choose(phone, "strength", 9);
        await Assertions.Expect(phone.Page.Locator(".crisis .says")).ToHaveTextAsync("Lie down and call somebody.");
        await phone.Page.Locator(".crisis > button").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 2");
        await Assertions.Expect(phone.Page.Locator(".discard")).ToHaveCountAsync(0);
        // Nor on the way back, nor when the diary is opened again, nor before it is sent.
        await phone.Page.Locator(".turn .quiet").First.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("1 of 2");
        await Assertions.Expect(phone.Page.Locator(".discard")).ToHaveCountAsync(0);
        await phone.Kill();
        await phone.Page.Locator(".crisis > button").ClickAsync();
        await Choose(phone, "lying", 0);
        await Assertions.Expect(phone.Page.Locator(".answers")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".discard")).ToHaveCountAsync(0);
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal([10m, 1m], (await Attacks(world)).Select(row => row.Number));
    }

    [Fact]
    public async Task a_diary_of_a_day_is_not_thrown_away()
    {
        await using var world = await WithEvents();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Page.Locator(".home .card .next").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".question")).ToBeVisibleAsync();
        await Assertions.Expect(phone.Page.Locator(".discard")).ToHaveCountAsync(0);
    }

    private static async Task<World> WithEvents()
    {
        var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        return world;
    }

    [Fact]
    public async Task she_writes_down_what_happens_whenever_it_does()
    {
        await using var world = await WithEvents();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await Picture.Take(phone.Page, "phone-home-with-event-360");
        await phone.Window.SetOfflineAsync(true);
        await phone.Page.Locator(".event").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("I have an attack");
        await Choose(phone, "strength", 5);
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 2");
        // Killed in the middle it goes on where it was.
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 2");
        await Choose(phone, "lying", 0);
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["6", "Yes"]);
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        // The diary of the evening is untouched by it.
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToBeVisibleAsync();
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");

        var rows = await Attacks(world);
        Assert.Equal([6m, 1m], rows.Select(row => row.Number));
        Assert.All(rows, row => Assert.Equal((OccasionKind.Event, "", 23), (row.Occasion.Kind, row.Flags, row.Day)));
        Assert.False(world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));

        // What she wrote wrongly is put right by a note, as a diary is.
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Correct a sent diary" }).ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".wrong option")).ToContainTextAsync("I have an attack: Tue 23 Jun, ");
        await phone.Page.Locator(".wrong textarea").FillAsync("It was a 3.");
        await phone.Page.Locator(".turn .next").ClickAsync();
        await PhoneInBrowser.Until(() => world.Study.State.Queries.Values.Any(query => query.Opened.Text.StartsWith("She sent a note to what she wrote under “I have an attack” at ", StringComparison.Ordinal)));
    }

    /// <summary>The answer is looked for by its item, so that no tap meets the screen before it.</summary>
    private static async Task Choose(PhoneInBrowser phone, string item, int which)
    {
        var cell = phone.Page.Locator($".cells input[name='{item}']").Nth(which);
        await cell.CheckAsync(new() { Force = true });
        await Assertions.Expect(cell).ToBeCheckedAsync();
        await phone.Next.ClickAsync();
    }

    private static async Task<List<Observation>> Attacks(World world)
    {
        var rows = new List<Observation>();
        await foreach (var row in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "attack" }))
            rows.Add(row);
        return rows;
    }
}
