using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>A question that depends on an answer: on the phone and without a script it is asked when it should be, and what it no longer asks is not sent.</summary>
public sealed class BranchingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("range: [0, 20], optional: true", "range: [0, 20], when: { item: capsule, is: no, otherwise: 0 }", StringComparison.Ordinal);

    [Fact]
    public async Task on_the_phone_a_question_comes_and_goes_with_the_answer_before_it()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await phone.Answer(2);
        await Progress(phone, "3 of 3");
        await Choose(phone, "capsule", 1);
        await Progress(phone, "4 of 4");
        await Choose(phone, "rescue", 2);
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["marked", "7", "No", "2"]);
        // Back to the answer that began it: with another one the question is gone, and so is what she said to it.
        await phone.Page.Locator(".answers .row").Nth(2).ClickAsync();
        await Progress(phone, "3 of 4");
        await Choose(phone, "capsule", 0);
        await Assertions.Expect(phone.Page.Locator(".answers strong")).ToHaveTextAsync(["marked", "7", "Yes"]);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        Assert.Equal(["pain ", "sleep ", "capsule ", "rescue not-asked"], await Values(world));
    }

    [Fact]
    public async Task without_a_script_it_is_asked_the_same()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        using var her = await site.As(PhoneInBrowser.Her.Value);
        const string Day = "/s/demo/diary/2026-06-23";
        foreach (var (step, answer) in new[] { (1, "64"), (2, "7"), (3, "no") })
            await her.Post($"{Day}/{step}", ("answer", answer), ("go", "next"));
        Assert.Contains("4 of 4", (await her.Get($"{Day}/4")).Text, StringComparison.Ordinal);
        Assert.Equal($"{Day}/check", (await her.Post($"{Day}/3", ("answer", "yes"), ("go", "next"))).Header("Location"));
        Assert.DoesNotContain("rescue tablets", (await her.Get($"{Day}/check")).Text, StringComparison.Ordinal);
        await her.Post($"{Day}/send");
        Assert.Equal(["pain ", "sleep ", "capsule ", "rescue not-asked"], await Values(world));
    }

    private static async Task<World> Amended()
    {
        var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        return world;
    }

    private static Task Progress(PhoneInBrowser phone, string says) => Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync(says);

    /// <summary>The question is looked for by its item, so that no tap meets the screen before it; the next tap waits until the answer is marked.</summary>
    private static async Task Choose(PhoneInBrowser phone, string item, int which)
    {
        var cell = phone.Page.Locator($".cells input[name='{item}']").Nth(which);
        await cell.CheckAsync(new() { Force = true });
        await Assertions.Expect(cell).ToBeCheckedAsync();
        await phone.Next.TapAsync();
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
