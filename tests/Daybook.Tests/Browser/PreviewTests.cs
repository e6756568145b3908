using System.Diagnostics;
using Daybook.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The preview of a protocol that is being written, in a real browser.</summary>
public sealed class PreviewTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly string[] Places = ["/phone", "/schedule", "/visits", "/consent", "/kits", "/endpoints"];

    private readonly string file = Path.Combine(Directory.CreateTempSubdirectory("daybook-preview-").FullName, "trial.yaml");
    private WebApplication app = null!;

    private Uri Address => new(app.Urls.First());

    public async ValueTask InitializeAsync()
    {
        File.Copy(Repository.At("protocols", "minimal-crossover.yaml"), file);
        app = PreviewServer.Build(new PreviewedFile(file), new Uri("http://127.0.0.1:0"), TimeProvider.System);
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task a_save_is_drawn_at_once_and_the_phone_stays_at_its_question()
    {
        await using var window = await chromium.Window(Address, 1280, 800);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "How well did you sleep last night?" }).ClickAsync();
        var phone = page.FrameLocator("iframe");
        await phone.GetByRole(AriaRole.Heading, new() { Name = "How well did you sleep last night?" }).WaitForAsync();

        var clock = Stopwatch.StartNew();
        await Save("How well did you sleep last night?", "How was your sleep last night?");
        await page.GetByRole(AriaRole.Link, new() { Name = "How was your sleep last night?" }).WaitForAsync();
        output.WriteLine($"drawn {clock.ElapsedMilliseconds} ms after the save");
        await phone.GetByRole(AriaRole.Heading, new() { Name = "How was your sleep last night?" }).WaitForAsync();
    }

    [Fact]
    public async Task a_broken_file_shows_its_problems_above_the_last_sound_drawing_and_a_mended_one_shows_none()
    {
        await using var window = await chromium.Window(Address, 1280, 800);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/schedule");
        await Save("window: last-7", "window: lst-7");
        await page.GetByText("error[DB0124]").WaitForAsync();
        Assert.Contains("^^^^^", await page.Locator("pre.frames").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByRole(AriaRole.Heading, new() { Name = "Visits" }).IsVisibleAsync());
        await Picture.Take(page, "preview-broken-1280-light");

        await Save("window: lst-7", "window: last-7");
        await page.GetByText("error[DB0124]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal(0, await page.Locator("pre.frames").CountAsync());
    }

    [Fact]
    public async Task a_file_that_never_was_sound_shows_its_problems_on_every_page()
    {
        await Save("design: crossover", "desing: crossover");
        using var client = new HttpClient { BaseAddress = Address };
        foreach (var place in Places)
            Assert.Contains("DB0101", await client.GetStringAsync(place), StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_phone_turns_its_pages_as_the_real_one_does()
    {
        await using var window = await chromium.Window(Address, 360, 640, touch: true);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/screen/1");
        await page.Locator("button.next").ClickAsync();
        await page.GetByText("Tap the line first.").WaitForAsync();
        await page.Locator(".line input").Nth(40).ClickAsync();
        await page.Locator("button.next").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "How well did you sleep last night?" }).WaitForAsync();
    }

    [Fact]
    public async Task a_language_is_read_on_every_place_and_stays_while_the_phone_turns()
    {
        await File.WriteAllTextAsync(file, Trial.Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/languages.yaml"));
        await using var window = await chromium.Window(Address, 1280, 800);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "How it is shown" }).GetByRole(AriaRole.Link, new() { Name = "ar", Exact = true }).ClickAsync();
        var phone = page.FrameLocator("iframe");
        await phone.GetByRole(AriaRole.Heading, new() { Name = "كيف كان ألمك اليوم؟" }).WaitForAsync();
        // The page is mirrored; the instrument is not.
        Assert.Equal("ltr", await phone.Locator(".line").EvaluateAsync<string>("line => getComputedStyle(line).direction"));
        await phone.Locator(".line input").Nth(40).ClickAsync();
        await phone.Locator("button.next").ClickAsync();
        await phone.GetByText("2 من").WaitForAsync();
        Assert.Equal(("ar", "rtl"), (await phone.Locator("html").GetAttributeAsync("lang"), await phone.Locator("html").GetAttributeAsync("dir")));
        Assert.Equal("rtl", await phone.Locator(".cells").EvaluateAsync<string>("choices => getComputedStyle(choices).direction"));
        await phone.GetByRole(AriaRole.Button, new() { Name = "التالي", Exact = true }).WaitForAsync();
        await Picture.Take(page, "preview-arabic-1280-light");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Preview" }).GetByRole(AriaRole.Link, new() { Name = "Consent" }).ClickAsync();
        Assert.Contains("lang=ar", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task the_dark_side_is_shown_in_a_light_browser_and_the_other_way_round()
    {
        foreach (var (scheme, theme, ground) in new[] { (ColorScheme.Light, "dark", "rgb(20, 23, 26)"), (ColorScheme.Dark, "light", "rgb(251, 250, 246)") })
        {
            await using var window = await chromium.Window(Address, 1280, 800, scheme);
            var page = await window.NewPageAsync();
            await page.GotoAsync($"/phone?theme={theme}");
            Assert.Equal(ground, await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
            await page.FrameLocator("iframe").GetByRole(AriaRole.Heading).First.WaitForAsync();
            Assert.Equal(ground, await page.FrameLocator("iframe").Locator("html").EvaluateAsync<string>("html => getComputedStyle(html).backgroundColor"));
            await Picture.Take(page, $"preview-theme-1280-{theme}");
        }
    }

    [Theory, InlineData("skip-logic", "only if “"), InlineData("event-forms", "An event: she begins it herself"), InlineData("prompts", "A prompt, ")]
    public async Task conditions_events_and_prompts_are_shown_and_every_screen_opens(string fixture, string said)
    {
        await File.WriteAllTextAsync(file, Trial.Bundled.ReadAt($"tests/Daybook.Tests/Trial/Protocol/fixtures/{fixture}.yaml"));
        using var client = new HttpClient { BaseAddress = Address };
        var phone = await client.GetStringAsync("/phone");
        Assert.Contains(said, System.Net.WebUtility.HtmlDecode(phone), StringComparison.Ordinal);
        var screens = System.Text.RegularExpressions.Regex.Matches(phone, "href=\"(/screen/[^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.True(screens.Count > 1);
        foreach (var screen in screens)
            Assert.True((await client.GetAsync(screen)).IsSuccessStatusCode, screen);
    }

    [Theory]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task no_place_breaks_a_rule_or_is_wider_than_its_window(int width, ColorScheme scheme)
    {
        await using var window = await chromium.Window(Address, width, 800, scheme);
        var page = await window.NewPageAsync();
        foreach (var place in Places)
        {
            await page.GotoAsync(place);
            await Picture.Take(page, $"preview{place.Replace('/', '-')}-{width}-{scheme}");
            // What stands in the frame is a page of its own, with its own landmarks; the diary's tests look at it.
            Assert.Empty((await Axe.Violations(page, best: true)).Select(broken => $"{place}: {broken}"));
            var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            Assert.True(wide <= width, $"{place} is {wide} pixels wide in a window of {width}.");
        }
    }

    [Fact]
    public async Task every_bundled_protocol_is_drawn_on_every_page()
    {
        using var client = new HttpClient { BaseAddress = Address };
        foreach (var bundled in Trial.Bundled.Files)
        {
            await File.WriteAllTextAsync(file, Trial.Bundled.Read(bundled));
            foreach (var place in Places.Append("/schedule.svg"))
            {
                var answer = await client.GetAsync(place);
                Assert.True(answer.IsSuccessStatusCode, $"{bundled}{place}: {answer.StatusCode}");
                Assert.DoesNotContain("pre class=\"frames\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Theory, InlineData("NP", "naltrexone", "placebo", 6), InlineData("PN", "placebo", "naltrexone", 2)]
    public async Task each_arm_of_2013_shows_its_own_turns(string arm, string first, string second, int kits)
    {
        await File.WriteAllTextAsync(file, Trial.Bundled.Read("ldn-fibromyalgia-2013.yaml"));
        using var client = new HttpClient { BaseAddress = Address };
        var held = (await client.GetStringAsync($"/kits?arm={arm}")).Split('\n').Where(line => line.Contains("data-label=\"holds\"", StringComparison.Ordinal)).ToList();
        Assert.Equal(8, held.Count);
        Assert.All(held.Take(kits), line => Assert.Contains($"18 of {first}", line, StringComparison.Ordinal));
        Assert.All(held.Skip(kits), line => Assert.Contains($"18 of {second}", line, StringComparison.Ordinal));

        var days = await client.GetStringAsync($"/endpoints?arm={arm}");
        Assert.Contains($"<dt>first ({first})</dt>", days, StringComparison.Ordinal);
        Assert.Contains($"<dt>second ({second})</dt>", days, StringComparison.Ordinal);
        Assert.Contains(arm == "NP" ? "days 96 to 98" : "days 40 to 42", days, StringComparison.Ordinal);
        Assert.Contains("days 124 to 126", days, StringComparison.Ordinal);
    }

    [Theory, InlineData("http://0.0.0.0:0"), InlineData("https://127.0.0.1:0"), InlineData("http://example.org")]
    public void nobody_but_this_machine_is_answered(string address) =>
        Assert.Throws<ServeRefusedException>(() => PreviewServer.Build(new PreviewedFile(file), new Uri(address), TimeProvider.System));

    private async Task Save(string from, string to)
    {
        var text = await File.ReadAllTextAsync(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
