using Daybook.Study;
using Daybook.Tests.Server;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>A number that she types, key by key, in the digits of her keyboard.</summary>
public sealed class PhoneTypedTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Yaml = World.Yaml.Replace("kind: count, range: [0, 20], optional: true", "kind: number, unit: Cel, range: [-50, 100], optional: true", StringComparison.Ordinal);

    [Theory]
    [InlineData("37.5", 37.5)]
    [InlineData("37,5", 37.5)]
    [InlineData("0.5", 0.5)]
    [InlineData("-3", -3)]
    [InlineData("٣٧٫٥", 37.5)]
    [InlineData("３７", 37)]
    public async Task it_is_the_number_that_she_typed(string keys, double number)
    {
        await using var world = await World.Make(yaml: Yaml);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        for (var step = 1; step <= 3; step++)
            await phone.Answer(step);
        await Assertions.Expect(phone.Page.Locator(".measured")).ToHaveTextAsync("-50 – 100 °C");
        await phone.Page.Locator(".typed").PressSequentiallyAsync(keys);
        await Assertions.Expect(phone.Page.Locator(".typed")).ToHaveValueAsync(keys);
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".answers strong").Last).ToHaveTextAsync($"{number.ToString(System.Globalization.CultureInfo.InvariantCulture)} °C");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveCountAsync(2);
        Assert.Equal((decimal)number, await Last(world));
    }

    private static async Task<decimal?> Last(World world)
    {
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "diary" }))
            if (value.Occasion.Key == "2026-06-23" && value.Item == "rescue")
                return value.Number;
        return null;
    }
}
