using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A question that rests in the period of the day: the phone does not show it, and an answer that she gave before the phone knew is not lost.</summary>
public sealed class RestingItemTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("range: [0, 20], optional: true", "range: [0, 20], optional: true, during: [first]", StringComparison.Ordinal);

    [Fact]
    public async Task the_phone_asks_what_the_day_asks()
    {
        await using var world = await World.Make();
        await Amend(world);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("1 of 3");
        for (var step = 1; step <= 3; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["marked", "7", "Yes"]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal(["pain ", "sleep ", "capsule "], await Values(world));
    }

    [Fact]
    public async Task an_answer_from_before_the_phone_knew_is_sent_and_kept()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.AnswerAll();
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveCountAsync(4);
        await Amend(world);
        // Some hours later the phone asks for the card again.
        world.Clock.Now += TimeSpan.FromHours(7);
        await phone.Window.Clock.SetFixedTimeAsync(world.Clock.Now.UtcDateTime);
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveCountAsync(3);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal(["pain late", "sleep late", "capsule late", "rescue late not-asked"], await Values(world));
    }

    [Fact]
    public async Task without_a_script_it_is_asked_the_same()
    {
        await using var world = await World.Make();
        await Amend(world);
        await using var site = await LiveSite.Open(world);
        using var her = await site.As(PhoneInBrowser.Her.Value);
        const string Day = "/s/demo/diary/2026-06-23";
        await her.Post($"{Day}/start");
        Assert.Contains("<span>1 of 3</span>", (await her.Get($"{Day}/1")).Text, StringComparison.Ordinal);
        foreach (var (step, answer) in new[] { (1, "64"), (2, "7"), (3, "no") })
            await her.Post($"{Day}/{step}", ("answer", answer), ("go", "next"));
        await her.Post($"{Day}/send");
        Assert.Equal(["pain ", "sleep ", "capsule "], await Values(world));
    }

    private static async Task Amend(World world)
    {
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
    }

    private static async Task<List<string>> Values(World world)
    {
        var values = new List<string>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "diary" }))
            if (value.Occasion.Key == "2026-06-23")
                values.Add($"{value.Item} {value.Flags}");
        return values;
    }
}
