using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser.Storms;

/// <summary>What stands on the phone's disk: the entries, and the diaries that are being written.</summary>
internal sealed record Kept(IReadOnlyList<KeptEntry> Entries, IReadOnlyList<KeptDraft> Drafts);

/// <summary>A sealed entry by the number that was written into it; 0 for one that is no diary.</summary>
internal sealed record KeptEntry(long Number, bool Sent);

/// <summary>A diary that is being written, with how many answers it has.</summary>
internal sealed record KeptDraft(long Number, int Answers);

/// <summary>A real Chromium in a process of its own, with a profile that outlives it. It can be killed as the system kills it: at once, with all its processes.</summary>
internal sealed class StormPhone : IAsyncDisposable
{
    private static readonly string Script = File.ReadAllText(Repository.At("tests", "Daybook.Tests", "Browser", "Storms", "StormScript.js"));
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;
    private readonly IBrowser browser;
    private readonly StormSite site;

    private StormPhone(Process process, IBrowser browser, StormSite site) => (this.process, this.browser, this.site) = (process, browser, site);

    private ICDPSession? door;

    public IPage Page { get; private set; } = null!;

    public IBrowserContext Window => browser.Contexts[0];

    /// <summary>Hears what the screens say, as it is said.</summary>
    public required Action<string> Saw { get; init; }

    /// <summary>Starts Chromium on the profile and opens the diary.</summary>
    public static async Task<StormPhone> Open(IPlaywright playwright, string profile, StormSite site, Action<string> saw, string path = "/phone/", string? lie = null, bool room = true)
    {
        var process = Process.Start(new ProcessStartInfo(ChromiumProgram.Path, [.. ChromiumProgram.Arguments, "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var browser = await playwright.Chromium.ConnectOverCDPAsync(await Door(process).WaitAsync(Patience));
        var phone = new StormPhone(process, browser, site) { Saw = saw };
        phone.Window.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        await phone.Window.Clock.SetFixedTimeAsync(site.Clock.Now.UtcDateTime);
        await phone.Window.ExposeFunctionAsync<string, bool>("daybookSaw", words =>
        {
            saw(words);
            return true;
        });
        if (lie is not null)
            await phone.Window.AddInitScriptAsync(lie);
        await phone.Window.AddInitScriptAsync(Script);
        if (!room)
            await phone.Room(1);
        phone.Page = await phone.Another(path);
        return phone;
    }

    /// <summary>As much room as the machine has.</summary>
    public Task MakeRoom() => Room(null);

    private async Task Room(int? bytes)
    {
        door ??= await Window.NewCDPSessionAsync(Window.Pages.Count > 0 ? Window.Pages[0] : await Window.NewPageAsync());
        Dictionary<string, object> asked = new() { ["origin"] = site.Address.GetLeftPart(UriPartial.Authority) };
        if (bytes is { } limit)
            asked["quotaSize"] = limit;
        await door.SendAsync("Storage.overrideQuotaForOrigin", asked);
    }

    /// <summary>A further window of the same phone.</summary>
    public async Task<IPage> Another(string path = "/phone/")
    {
        var page = await Window.NewPageAsync();
        await page.GotoAsync(new Uri(site.Address, path).ToString());
        await page.Locator("main h1").First.WaitForAsync();
        return page;
    }

    /// <summary>Joins with a code, and waits until the app is on the phone.</summary>
    public async Task ComeHome()
    {
        await Page.Locator(".join .next").ClickAsync();
        await Page.Locator(".ready").WaitForAsync();
        await Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        await Page.Locator(".ready > .next").ClickAsync();
        await Page.Locator(".home .event").WaitForAsync();
    }

    /// <summary>Writes a diary with that number in it, or goes on with the one that is begun; what the screen said at the end.</summary>
    public static Task<string> Write(IPage page, long number, int pace = 0, int answers = 99) =>
        page.EvaluateAsync<string>(string.Create(CultureInfo.InvariantCulture, $"storm.write({number}, {pace}, {answers})"));

    /// <summary>Every window is closed and the app opened again, until the newest version of it runs.</summary>
    public async Task Renew(int version)
    {
        var script = string.Create(CultureInfo.InvariantCulture, $"index.v{version}.js");
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            await Page.CloseAsync();
            Page = await Another();
            if (await Page.EvaluateAsync<bool>($"document.querySelector('script[type=module]').src.endsWith('{script}')"))
                return;
            if (waited.Elapsed > Patience)
                throw new TimeoutException($"{script} does not run.");
        }
    }

    /// <summary>Another minute: two diaries of one second would be one.</summary>
    public Task SetClock() => Window.Clock.SetFixedTimeAsync(site.Clock.Now.UtcDateTime);

    public async Task<Kept> Kept() => JsonSerializer.Deserialize<Kept>(await Page.EvaluateAsync<string>("storm.kept().then(JSON.stringify)"), JsonSerializerOptions.Web)!;

    /// <summary>Whether the phone is nobody's any more: the browser did not keep what it had.</summary>
    public Task<bool> IsGone() => Page.EvaluateAsync<bool>("storm.where() === 'gone'");

    /// <summary>Waits until the study has everything.</summary>
    public async Task AllSent()
    {
        for (var waited = Stopwatch.StartNew(); !(await Kept()).Entries.All(entry => entry.Sent);)
        {
            if (waited.Elapsed > Patience)
                throw new TimeoutException("The phone did not send what it has.");
            // What a person does who waits: she looks at it again.
            await Page.EvaluateAsync("dispatchEvent(new Event('online'))");
            await Task.Delay(200);
        }
    }

    /// <summary>SIGKILL to every process of the browser.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            await Kill();
        process.Dispose();
        await browser.DisposeAsync();
    }

    /// <summary>The address at which the browser takes orders; it says so itself.</summary>
    private static async Task<string> Door(Process process)
    {
        const string sign = "DevTools listening on ";
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.StartsWith(sign, StringComparison.Ordinal))
                continue;
            // Whoever does not read on lets the browser wait for a full pipe.
            _ = Drain(process.StandardError);
            _ = Drain(process.StandardOutput);
            return line[sign.Length..];
        }
        throw new InvalidOperationException("Chromium did not start.");
    }

    private static async Task Drain(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not null) { }
    }
}
