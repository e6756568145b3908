using System.Diagnostics;
using System.Text.Json.Nodes;
using Daybook.Server;
using Daybook.Tests.Browser;
using Microsoft.Playwright;

namespace Daybook.Bench;

/// <summary>How long after a save the preview shows the file anew, in a real browser, on every page of the smallest and of the largest bundled study. The bar, 500 ms, is on the slowest save.</summary>
internal static class PreviewBench
{
    private const double Bar = 500;
    private const int Saves = 20;

    private static readonly string[] Pages = ["/phone", "/schedule", "/visits", "/consent", "/kits", "/endpoints"];

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments });
        var (well, figures) = (true, new JsonObject { ["barMs"] = Bar, ["savesAPage"] = Saves });
        foreach (var name in new[] { "minimal-parallel", "innova" })
        {
            var file = new JsonObject();
            foreach (var place in Pages)
            {
                var times = await Of(browser, name, place);
                well &= times[^1] <= Bar;
                file[place[1..]] = new JsonObject { ["medianMs"] = times[Saves / 2], ["slowestMs"] = times[^1] };
            }
            figures[name] = file;
        }
        return new BenchResult(well, figures);
    }

    private static async Task<double[]> Of(IBrowser browser, string name, string place)
    {
        var folder = Directory.CreateTempSubdirectory("daybook-preview-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, name + ".yaml");
            var yaml = await File.ReadAllTextAsync(Path.Combine(BenchResult.Root(), "protocols", name + ".yaml"));
            await File.WriteAllTextAsync(path, yaml);
            await using var app = PreviewServer.Build(new PreviewedFile(path), new Uri("http://127.0.0.1:0"), TimeProvider.System);
            await app.StartAsync();
            await using var window = await browser.NewContextAsync(new() { BaseURL = app.Urls.First() });
            var page = await window.NewPageAsync();
            await page.GotoAsync(place);
            var times = new List<double>();
            for (var save = 1; save <= Saves; save++)
                times.Add(await Save(page, path, yaml, save));
            return [.. times.Order()];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>From the file's being written to the page that shows what it says.</summary>
    private static async Task<double> Save(IPage page, string path, string yaml, int save)
    {
        var text = yaml.Replace("\nversion: \"1.0\"", $"\nversion: \"1.0.{save}\"", StringComparison.Ordinal);
        if (text == yaml) throw new InvalidOperationException($"{path} has another version than 1.0.");
        var clock = Stopwatch.StartNew();
        await File.WriteAllTextAsync(path, text);
        await page.WaitForFunctionAsync("says => document.querySelector('.study')?.textContent.endsWith(says)", $"1.0.{save}", new() { PollingInterval = 5 });
        return Math.Round(clock.Elapsed.TotalMilliseconds, 1);
    }
}
