using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A prompt stands on her home screen while it may be answered, also without a network, and is answered once.</summary>
public sealed class PromptTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "prompts: [{ id: moment, title: Right now, random: 1, from: \"00:00\", to: \"00:00+1d\", minutes: 1440, items: [{ id: now, ask: \"How bad is it right now?\", kind: scale, range: [1, 10], ends: [Not, Very] }] }]\nforms:\n", StringComparison.Ordinal);

    [Fact]
    public async Task she_answers_a_prompt_beside_her_diary()
    {
        await using var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        var prompt = phone.Page.Locator(".home .prompt");
        await Assertions.Expect(prompt.Locator("h2")).ToHaveTextAsync("Right now");
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToHaveCountAsync(2);
        await Picture.Take(phone.Page, "phone-home-with-prompt-360");
        await phone.Window.SetOfflineAsync(true);
        await prompt.Locator(".next").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("Right now");
        var cell = phone.Page.Locator(".cells input[name='now']").Nth(6);
        await cell.CheckAsync(new() { Force = true });
        await Assertions.Expect(cell).ToBeCheckedAsync();
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["7"]);
        // Killed before she sends it, it goes on where it was.
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["7"]);
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone"]);
        await phone.Next.ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".home .card")).ToHaveCountAsync(1);
        await Assertions.Expect(phone.Page.Locator(".home .prompt")).ToHaveCountAsync(0);
        await phone.Window.SetOfflineAsync(false);
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("✓ All sent");

        var row = Assert.Single(await Moments(world));
        Assert.Equal((OccasionKind.Prompt, "2026-06-23/1", 7m, "", 23), (row.Occasion.Kind, row.Occasion.Key, row.Number, row.Flags, row.Day));
        Assert.False(world.Study.State.Participants[PhoneInBrowser.Her].DiaryDays.ContainsKey(PhoneInBrowser.Day));
    }

    private static async Task<List<Observation>> Moments(World world)
    {
        var rows = new List<Observation>();
        await foreach (var row in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "moment" }))
            rows.Add(row);
        return rows;
    }
}
