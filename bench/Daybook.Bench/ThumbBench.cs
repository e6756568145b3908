using System.Diagnostics;
using System.Text.Json.Nodes;
using Daybook.Tests.Browser;
using Microsoft.Playwright;

namespace Daybook.Bench;

/// <summary>How many taps and how long a diary of six questions takes, and the pilot's of fifteen; and what Lighthouse says of the app on a phone.</summary>
internal static class ThumbBench
{
    private const int Evenings = 11, Audits = 5, Slower = 4;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var pilot = ThumbSite.Items("ldn-fibromyalgia-2009.yaml");
        string[] six = [.. ThumbSite.Items("minimal-crossover.yaml"), .. pilot.Where(item => item.Contains("id: fatigue", StringComparison.Ordinal) || item.Contains("id: stress,", StringComparison.Ordinal))];
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments });
        var (shortOne, shortWell) = await Diary(browser, six, taps: 14, seconds: 60);
        var (longOne, longWell) = await Diary(browser, pilot, taps: 34, seconds: 150);
        var (lighthouse, lightWell) = await Lighthouse(six);
        return new BenchResult(shortWell && longWell && lightWell, new JsonObject
        {
            ["model"] = new JsonObject { ["secondsPerWord"] = Thumb.SecondsPerWord, ["secondsToDecide"] = Thumb.SecondsToDecide, ["fittsIntercept"] = Thumb.Reaching, ["fittsSecondsPerBit"] = Thumb.SecondsPerBit, ["cpuSlowedBy"] = Slower },
            ["six"] = shortOne, ["pilot"] = longOne, ["lighthouse"] = lighthouse,
        });
    }

    private static async Task<(JsonObject Figures, bool Well)> Diary(IBrowser browser, IReadOnlyList<string> items, int taps, int seconds)
    {
        await using var site = await ThumbSite.Open(string.Join('\n', items) + "\n");
        await using var window = await browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), ViewportSize = new() { Width = 360, Height = 640 }, HasTouch = true, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        await window.Clock.SetFixedTimeAsync(site.Now.UtcDateTime);
        await site.Join(window);
        var (chance, thumbs) = (new Random(1), new List<Thumb>());
        for (var evening = 0; evening < Evenings; evening++)
        {
            var page = await window.NewPageAsync();
            await (await window.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = Slower });
            thumbs.Add(new Thumb(page, chance));
            await thumbs[^1].Write(items.Count);
            await page.CloseAsync();
            site.NextEvening();
            await window.Clock.SetFixedTimeAsync(site.Now.UtcDateTime);
        }
        var (tapped, whole, screens) = (thumbs.Max(thumb => thumb.Taps), Median(thumbs.Select(thumb => thumb.HerSeconds + thumb.ScreenSeconds)), Median(thumbs.Select(thumb => thumb.ScreenSeconds)));
        return (new JsonObject
        {
            ["items"] = items.Count, ["evenings"] = Evenings, ["taps"] = tapped, ["tapsBar"] = taps, ["medianSeconds"] = Math.Round(whole, 1), ["secondsBar"] = seconds, ["medianSecondsOfTheScreens"] = Math.Round(screens, 2),
        }, tapped <= taps && whole <= seconds);
    }

    /// <summary>The first visit, as Lighthouse plays a phone: 4 times slower, 1.6 Mbit/s.</summary>
    private static async Task<(JsonObject Figures, bool Well)> Lighthouse(IReadOnlyList<string> items)
    {
        await using var site = await ThumbSite.Open(string.Join('\n', items) + "\n");
        var reports = new List<JsonNode>();
        for (var audit = 0; audit < Audits; audit++)
            reports.Add(await Audit(new Uri(site.Address, "/phone/")));
        double Of(Func<JsonNode, double> figure) => Median(reports.Select(figure));
        var (performance, accessibility) = (Of(one => one["categories"]!["performance"]!["score"]!.GetValue<double>()), Of(one => one["categories"]!["accessibility"]!["score"]!.GetValue<double>()));
        var (paint, bytes) = (Of(one => Audited(one, "largest-contentful-paint")), Of(one => Audited(one, "total-byte-weight")));
        return (new JsonObject
        {
            ["version"] = reports[0]["lighthouseVersion"]!.GetValue<string>(), ["audits"] = Audits, ["performance"] = Math.Round(100 * performance), ["accessibility"] = Math.Round(100 * accessibility),
            ["largestContentfulPaintMs"] = Math.Round(paint), ["totalBytes"] = bytes,
        }, performance >= 0.95 && accessibility >= 1 && paint <= 2000);
    }

    private static double Audited(JsonNode report, string audit) => report["audits"]![audit]!["numericValue"]!.GetValue<double>();

    /// <summary>Lighthouse now and then finds no beginning in the trace that the browser recorded, and asks to be run again: three times at most.</summary>
    private static async Task<JsonNode> Audit(Uri address)
    {
        for (var attempt = 1; attempt <= 3; attempt++)
            if (await Attempt(address) is { } report)
                return report;
        throw new InvalidOperationException("lighthouse failed three times.");
    }

    private static async Task<JsonNode?> Attempt(Uri address)
    {
        var file = Path.GetTempFileName();
        string[] arguments = ["exec", "--yes", "--package=lighthouse@12.8.2", "--", "lighthouse", address.ToString(), "--quiet", "--output=json", $"--output-path={file}", "--only-categories=performance,accessibility", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"];
        using var lighthouse = Process.Start(new ProcessStartInfo("npm", arguments) { Environment = { ["CHROME_PATH"] = ChromiumProgram.Path }, WorkingDirectory = Path.GetTempPath() })!;
        await lighthouse.WaitForExitAsync();
        var report = lighthouse.ExitCode == 0 ? JsonNode.Parse(await File.ReadAllTextAsync(file)) : null;
        File.Delete(file);
        return report;
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
