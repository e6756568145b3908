using System.Diagnostics;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser.Storms;

/// <summary>The disk of the simulation keeps the same promises as the browser's own: what the simulation proves of the outbox holds on a phone. On both of them no answer is called kept that is not there.</summary>
public sealed class DiskTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string OfFailure = "a write that fails leaves nothing, and its failure is told";
    private static readonly string Path = Repository.At("artifacts", "web", "disks", "disks.mjs");
    private static readonly string Built = File.ReadAllText(Path);

    [Fact]
    public async Task the_disk_in_memory_keeps_every_promise()
    {
        var names = await InNode("disks.promised");
        Assert.True(names.Length >= 14, $"only {names.Length} promises are asked for");
        Assert.Contains(OfFailure, names);
        Assert.Empty(await InNode("await disks.inMemory()"));
    }

    [Fact]
    public async Task the_disk_of_the_browser_keeps_every_promise() => Assert.Empty(await InBrowser(Built));

    [Fact]
    public async Task the_disk_of_the_browser_keeps_them_in_node_too() => Assert.Empty(await InNode("await disks.inBrowser()"));

    [Fact]
    public async Task a_disk_that_keeps_half_of_a_failed_write_is_found_out()
    {
        var faulty = Built.Replace("transaction.abort();", "", StringComparison.Ordinal);
        Assert.NotEqual(Built, faulty);
        Assert.Equal([OfFailure], await InBrowser(faulty));
    }

    [Fact]
    public async Task a_phone_that_takes_an_old_answer_for_a_later_one_is_found_out()
    {
        var faulty = Built.Replace("of(found) !== of(begun)", "true", StringComparison.Ordinal);
        Assert.NotEqual(Built, faulty);
        Assert.Equal(["a change that is lost behind several of the other window is not called kept"], await InBrowser(faulty));
    }

    private async Task<string[]> InBrowser(string script)
    {
        await using var window = await chromium.Window(new Uri("http://127.0.0.1:9/"), 360, 640);
        var page = await window.NewPageAsync();
        await page.RouteAsync("**/*", route => route.FulfillAsync(route.Request.Url.EndsWith(".mjs", StringComparison.Ordinal)
            ? new() { ContentType = "text/javascript", Body = script } : new() { ContentType = "text/html", Body = "<title>disk</title>" }));
        await page.GotoAsync("/");
        return await page.EvaluateAsync<string[]>("import('/disks.mjs').then(disks => disks.inBrowser())");
    }

    private static async Task<string[]> InNode(string asked)
    {
        var script = $"await import('fake-indexeddb/auto'); const disks = await import('{new Uri(Path)}'); console.log(JSON.stringify({asked}));";
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "--eval", script]) { RedirectStandardOutput = true, WorkingDirectory = Repository.At("web") })!;
        var said = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, node.ExitCode);
        return System.Text.Json.JsonSerializer.Deserialize<string[]>(said)!;
    }
}
