using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>How she takes the study drug stands on her home, as long as she takes it.</summary>
public sealed class DirectionsTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Words = "One capsule each evening";

    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("supply: { unit: capsule,", $"supply: {{ unit: capsule, directions: {Words},", StringComparison.Ordinal);

    [Fact]
    public async Task home_says_how_to_take_it()
    {
        await using var world = await World.Make(yaml: Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await Assertions.Expect(phone.Page.Locator(".home .directions")).ToHaveTextAsync($"How to take it: {Words}");
        await Picture.Take(phone.Page, "phone-directions-360");
    }

    [Fact]
    public async Task without_a_script_it_is_said_too_and_nothing_where_the_protocol_says_nothing()
    {
        await using var world = await World.Make(yaml: Yaml);
        await using var site = await LiveSite.Open(world);
        using var her = await site.As(PhoneInBrowser.Her.Value);
        Assert.Contains($"How to take it: <bdi>{Words}</bdi>", (await her.Get("/s/demo/diary")).Text, StringComparison.Ordinal);

        await using var silent = await World.Make();
        await using var there = await LiveSite.Open(silent);
        using var other = await there.As(PhoneInBrowser.Her.Value);
        Assert.DoesNotContain("How to take it", (await other.Get("/s/demo/diary")).Text, StringComparison.Ordinal);
    }
}
