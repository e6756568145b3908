using Daybook.Study;
using Daybook.Tests.Server;
using Daybook.Trial;
using Microsoft.Playwright;
using Cast = Daybook.Analysis.Cast;

namespace Daybook.Tests.Browser;

/// <summary>The body map on the phone, one side of the body a screen: by taps and by keys, nothing marked is no answer, and what is sent is a value for every place.</summary>
public sealed class BodyMapTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly (string Id, string Ask)[] Regions = [.. Enum.GetNames<BodyRegion>().Select(name => Kebab.Of(name)).Select(name => (name, Words(name)))];

    [Fact]
    public async Task she_marks_where_it_hurts_and_every_place_has_a_value()
    {
        await using var world = await Amended(regions: 19);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        await Assertions.Expect(phone.Page.Locator("h1")).ToHaveTextAsync("Where did you have pain today?");
        await Assertions.Expect(phone.Page.Locator(".progress")).ToContainTextAsync("2 of 6");
        await Assertions.Expect(phone.Page.Locator(".place")).ToHaveCountAsync(16);
        await Picture.Take(phone.Page, "phone-body-map-empty-360");
        // Nothing marked is no answer: she says that it is nowhere, or marks a place.
        await phone.Next.TapAsync(new() { Force = true });
        await Assertions.Expect(phone.Page.Locator(".missing")).ToHaveTextAsync("Choose an answer first.");
        await Place(phone, "Left jaw").TapAsync();
        await Place(phone, "Right jaw").TapAsync();
        await Assertions.Expect(Named(phone)).ToHaveTextAsync("✓ Right jaw");
        await Place(phone, "Right jaw").TapAsync();
        await Assertions.Expect(Named(phone)).ToHaveTextAsync("");
        await phone.Next.TapAsync();
        await Assertions.Expect(phone.Page.Locator("[data-step='3']")).ToBeVisibleAsync();
        // A window that dies has lost nothing of it, also between the front and the back.
        await phone.Kill();
        await Assertions.Expect(phone.Page.Locator("[data-step='3'] h1")).ToHaveTextAsync("Where did you have pain today?");
        await Place(phone, "Neck").TapAsync();
        await Place(phone, "Lower back").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(Named(phone)).ToHaveTextAsync("✓ Lower back");
        await Picture.Take(phone.Page, "phone-body-map-behind-360");
        await phone.Page.Locator(".turn .quiet").First.TapAsync();
        await Assertions.Expect(Place(phone, "Left jaw")).ToBeCheckedAsync();
        await Picture.Take(phone.Page, "phone-body-map-360");
        await phone.Next.TapAsync();
        await Place(phone, "Neck").TapAsync();
        await Place(phone, "Lower back").TapAsync();
        await phone.Next.TapAsync();
        foreach (var step in new[] { 4, 5, 6 })
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

    [Theory]
    [InlineData("en-GB", ColorScheme.Light, 360, 640)]
    [InlineData("de-DE", ColorScheme.Light, 360, 640)]
    [InlineData("ar-EG", ColorScheme.Dark, 320, 568)]
    public async Task every_place_of_every_drawing_is_as_large_as_a_thumb(string locale, ColorScheme scheme, int width, int height)
    {
        await using var world = await Amended(Regions.Length);
        await using var site = await LiveSite.Open(world);
        await using var phone = await PhoneInBrowser.Join(chromium, world, site, scheme, width, height, locale);
        await phone.ComeHome();
        await phone.Next.TapAsync();
        await phone.Answer(1);
        foreach (var (step, places) in new[] { (2, 16), (3, 3), (4, 8), (5, 10) })
        {
            await Assertions.Expect(phone.Page.Locator($"[data-step='{step}'] .place")).ToHaveCountAsync(places);
            await Picture.Take(phone.Page, $"phone-body-map-{step}-{locale}-{scheme}-{width}");
            Assert.Empty(await phone.Page.EvaluateAsync<string[]>(Small));
            var foot = (await phone.Page.Locator(".turn").BoundingBoxAsync())!;
            Assert.True(height < 640 || foot.Y + foot.Height <= height, $"drawing {step} ends at {foot.Y + foot.Height} of {height}");
            await phone.Page.Locator(".map .cells label").TapAsync();
            await phone.Next.TapAsync();
        }
    }

    /// <summary>Which places are smaller than 56 pixels, nearer than 8 to another, or do not feel a thumb at their edge.</summary>
    private const string Small = """
        () => {
            const found = [];
            const places = [...document.querySelectorAll('.place')].map(place => ({ place, name: place.ariaLabel, box: place.querySelector('.thumb').getBoundingClientRect() }));
            for (const { place, name, box } of places) {
                if (box.width < 55.99 || box.height < 55.99 || box.left < 0 || box.right > innerWidth) found.push(`${name}: ${box.width} x ${box.height} at ${box.left}`);
                for (const other of places)
                    if (other.place !== place && Math.hypot(other.box.left - box.left, other.box.top - box.top) < box.width + 7.99) found.push(`${name} is near ${other.name}`);
                place.scrollIntoView({ block: 'center' });
                const now = place.querySelector('.thumb').getBoundingClientRect();
                for (const [x, y] of [[28, 28], [1, 28], [55, 28], [28, 1], [28, 55]])
                    if (document.elementFromPoint(now.left + x, now.top + y)?.closest('.place') !== place) found.push(`${name} does not feel ${x}, ${y}`);
            }
            return found;
        }
        """;

    private static ILocator Named(PhoneInBrowser phone) => phone.Page.Locator(".names [role]");

    private static ILocator Place(PhoneInBrowser phone, string name) => phone.Page.GetByRole(AriaRole.Checkbox, new() { Name = name, Exact = true });

    private static async Task<World> Amended(int regions)
    {
        var (world, yaml) = (await World.Make(), Yaml(regions));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new PublishProtocol(yaml), Cast.Adam, "publish"));
        Assert.IsType<Reply.Done>(await world.Study.Journal.Do(new AdoptProtocol(PhoneInBrowser.Her, ProtocolReader.HashOf(yaml)), Cast.Ines, "adopt"));
        return world;
    }

    private static string Yaml(int regions) => World.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("    - { id: sleep,", string.Concat(Regions.Take(regions).Select((region, n) => $"    - {{ id: at-{region.Id}, ask: {region.Ask}, kind: yes-no, region: {region.Id}{(n == 0 ? ", map: \"Where did you have pain today?\"" : "")} }}\n")) + "    - { id: sleep,", StringComparison.Ordinal);

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
