using System.Diagnostics;
using System.Text.Json.Nodes;
using Daybook.Tests.Browser;
using Microsoft.Playwright;

namespace Daybook.Bench;

/// <summary>A phone that is four times slower, without a network for forty evenings: how long the app takes to stand there, and an answer to be on the disk; then the network comes back.</summary>
internal static class OfflineBench
{
    private const int Evenings = 40, Slower = 4;
    private const double StartBar = 2000, KeepBar = 50;

    /// <summary>From the tap on Next until the browser says that the answer is written through to the disk, and until the next question is drawn, which waits for that and reads it back.</summary>
    private const string Watch = """
        window.kept = []; window.durable = []; let tapped = 0;
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (value, key) {
          const from = tapped;
          if (this.name === 'draft' && from > 0) this.transaction.addEventListener('complete', () => window.durable.push(performance.now() - from));
          return put.call(this, value, key);
        };
        addEventListener('click', event => { if (event.target.closest('.turn .next')) tapped = performance.now(); }, true);
        addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
          const step = document.querySelector('[data-step]')?.dataset.step ?? 'review';
          if (step !== window.step && tapped > 0) window.kept.push(performance.now() - tapped);
          if (step !== window.step) tapped = 0;
          window.step = step;
        }).observe(document, { subtree: true, childList: true, attributes: true }));
        """;

    public static async Task<BenchResult> Run(IReadOnlyList<string> args)
    {
        var items = ThumbSite.Items("minimal-crossover.yaml");
        await using var site = await ThumbSite.Open(string.Join('\n', items) + "\n", washout: 17);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments });
        await using var window = await browser.NewContextAsync(new() { BaseURL = site.Address.ToString(), ViewportSize = new() { Width = 360, Height = 640 }, HasTouch = true, Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        await window.Clock.SetFixedTimeAsync(site.Now.UtcDateTime);
        await window.AddInitScriptAsync(Watch);
        await site.Join(window);
        await window.SetOfflineAsync(true);
        // A page that opens is in the network for a moment, whatever the browser was told.
        site.Away = true;
        var (starts, quick, slow) = (new List<double>(), new Answers([], []), new Answers([], []));
        for (var evening = 0; evening < Evenings; evening++)
        {
            await Evening(window, items.Count, evening % 2 == 0 ? Slower : 1, starts, evening % 2 == 0 ? slow : quick);
            site.NextEvening();
            await window.Clock.SetFixedTimeAsync(site.Now.UtcDateTime);
        }
        var before = site.DaysSent;
        site.Away = false;
        await window.SetOfflineAsync(false);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/phone/");
        await page.GetByText("All sent").WaitForAsync();
        var (start, keep) = (At(starts, 95), At(quick.Durable, 95));
        return new BenchResult(before == 0 && keep > 0 && quick.Durable.Count == quick.Shown.Count && site.DaysSent == Evenings && start <= StartBar && keep <= KeepBar, new JsonObject
        {
            ["evenings"] = Evenings, ["sentBefore"] = before, ["sentAfter"] = site.DaysSent, ["cpuSlowedBy"] = Slower, ["coldStarts"] = starts.Count,
            ["coldStartMsP50"] = At(starts, 50), ["coldStartMsP95"] = start, ["coldStartBarMs"] = StartBar,
            ["answers"] = quick.Durable.Count, ["durableMsP50"] = At(quick.Durable, 50), ["durableMsP95"] = keep, ["durableBarMs"] = KeepBar, ["durableMsP50Slowed"] = At(slow.Durable, 50),
            ["nextShownMsP50"] = At(quick.Shown, 50), ["nextShownMsP95"] = At(quick.Shown, 95), ["nextShownMsP50Slowed"] = At(slow.Shown, 50),
        });
    }

    /// <summary>She looks at home and closes it; then a reminder brings her to the first question.</summary>
    private static async Task Evening(IBrowserContext window, int items, int slower, List<double> starts, Answers answers)
    {
        var home = await Page(window, slower);
        var clock = Stopwatch.StartNew();
        await home.GotoAsync("/phone/");
        await home.Locator(".home .card").First.WaitForAsync();
        if (slower > 1) starts.Add(clock.Elapsed.TotalMilliseconds);
        await home.CloseAsync();
        var page = await Page(window, slower);
        await new Thumb(page, new Random(1)).Write(items);
        answers.Durable.AddRange(await page.EvaluateAsync<double[]>("window.durable"));
        answers.Shown.AddRange(await page.EvaluateAsync<double[]>("window.kept"));
        await page.CloseAsync();
    }

    private static async Task<IPage> Page(IBrowserContext window, int slower)
    {
        var page = await window.NewPageAsync();
        await (await window.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = slower });
        return page;
    }

    private static double At(List<double> values, int share) => Math.Round(values.Order().ElementAt(Math.Min(values.Count - 1, values.Count * share / 100)), 1);

    /// <summary>How long answers took, in milliseconds: to be durable, and until the next question was there.</summary>
    private sealed record Answers(List<double> Durable, List<double> Shown);
}
