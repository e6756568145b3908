using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>The body map on the phone: by taps and by keys, nothing marked is no answer, and what is sent is a value for every place.</summary>
public sealed class BodyMapTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Id, string Ask)[] Regions = [.. Enum.GetNames<BodyRegion>().Take(19).Select(name => Kebab.Of(name)).Select(name => (name, Words(name)))];

    private static readonly string Yaml = World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("    - { id: sleep,", string.Concat(Regions.Select((region, n) => $"    - {{ id: at-{region.Id}, ask: {region.Ask}, kind: yes-no, region: {region.Id}{(n == 0 ? ", map: \"Where did you have pain today?\"" : "")} }}\n")) + "    - { id: sleep,", StringComparison.Ordinal);

    [Fact]
    public async Task she_marks_where_it_hurts_and_every_place_has_a_value()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Where did you have pain today?");
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 5");
        await Picture.Take(phone.Page, "phone-body-map-empty-360");
        // Nothing marked is no answer: she says that it is nowhere, or marks a place.
        await phone.Next.TapAsync(new() { Force = true });
        await Assertions.Expect(phone.Page.Locator(".missing")).ToHaveTextAsync("Choose an answer first.");
        await Place(phone, "Neck").TapAsync();
        await Place(phone, "Left jaw").TapAsync();
        await Place(phone, "Right jaw").TapAsync();
        await Place(phone, "Right jaw").TapAsync();
        await Place(phone, "Lower back").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(phone.Page.Locator(".names")).ToHaveTextAsync("Left jaw, Neck, Lower back");
        await Picture.Take(phone.Page, "phone-body-map-360");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-step='3']")).ToBeVisibleAsync();
        // A window that dies has lost nothing of it.
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator("[data-step='3']")).ToBeVisibleAsync();
        foreach (var step in new[] { 3, 4, 5 })
        {
            await Assertions.Expect(phone.Page.Locator($"[data-step='{step}']")).ToBeVisibleAsync();
            await phone.Page.Locator(".cells label").Nth(0).TapAsync();
            await phone.Next.TapAsync();
        }
        await Assertions.Expect(phone.Page.Locator(".answers strong").Nth(1)).ToHaveTextAsync("Left jaw, Neck, Lower back");
        await Picture.Take(phone.Page, "phone-body-map-check-360");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator(".facts .so")).ToHaveTextAsync(["✓ Saved on this phone", "✓ Sent to the study"]);
        var values = await Values(world);
        Assert.Equal(19, values.Count);
        Assert.Equal(["at-left-jaw", "at-lower-back", "at-neck"], values.Where(value => value.Number == 1).Select(value => value.Item).Order(StringComparer.Ordinal));
        Assert.All(values, value => Assert.Equal("", value.Flags));
    }

    [Fact]
    public async Task every_place_can_be_hit_with_a_thumb_and_stands_in_the_drawing()
    {
        await using var world = await Amended();
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, ColorScheme.Dark, width: 320, height: 568, locale: "ar");
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator(".place")).ToHaveCountAsync(19);
        await Picture.Take(phone.Page, "phone-body-map-320-ar-dark");
        var boxes = new List<LocatorBoundingBoxResult>();
        foreach (var place in await phone.Page.Locator(".place circle").AllAsync())
            boxes.Add((await place.BoundingBoxAsync())!);
        // WCAG 2.2, 2.5.8: 24 pixels each, and none lies over another.
        Assert.All(boxes, box => Assert.True(box.Width >= 24 && box.Height >= 24, $"{box.Width} x {box.Height}"));
        foreach (var (n, one) in boxes.Index())
            Assert.All(boxes.Skip(n + 1), other => Assert.True(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2) >= Math.Pow(one.Width - 0.5, 2), $"{one.X},{one.Y} and {other.X},{other.Y}"));
    }

    private static ILocator Place(PhoneInBrowser phone, string name) => phone.Page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static async Task<World> Amended()
    {
        var world = await World.Make();
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(Yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(Yaml)), Cast.Ines, "adopt"));
        return world;
    }

    private static async Task<List<Observation>> Values(World world)
    {
        var values = new List<Observation>();
        await foreach (var value in world.Study.Observations.Read(new ObservationFilter { Participant = PhoneInBrowser.Her, Form = "diary" }))
            if (value.Occasion.Key == "2026-06-23" && value.Item.StartsWith("at-", StringComparison.Ordinal))
                values.Add(value);
        return values;
    }

    private static string Words(string name) => char.ToUpperInvariant(name[0]) + name[1..].Replace('-', ' ');
}
