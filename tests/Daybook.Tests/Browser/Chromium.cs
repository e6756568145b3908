using Daybook.Tests.Ledger;
using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The machine's Chromium, started once. A machine without it fails these tests: they are never skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private readonly List<TemporaryFolder> profiles = [];

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(ChromiumProgram.Path), $"Chromium is not at {ChromiumProgram.Path}: install it, or name it in DAYBOOK_CHROMIUM.");
        playwright = await Playwright.CreateAsync();
        // How long a page may take is measured in the benches; here other tests run beside it.
        Assertions.SetDefaultExpectTimeout(15_000);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments });
    }

    /// <summary>A fresh browser window without scripts: every page must work so.</summary>
    public Task<IBrowserContext> Window(Uri address, int width, int height, ColorScheme scheme = ColorScheme.Light, bool touch = false, bool scripts = true, ForcedColors forced = ForcedColors.None, string? locale = null) =>
        browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ForcedColors = forced,
            HasTouch = touch,
            JavaScriptEnabled = scripts,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
        });

    /// <summary>A window that is no private one: its profile is a folder of its own, with these settings of the browser.</summary>
    public async Task<IBrowserContext> Profile(Uri address, string settings = "{}")
    {
        var folder = new TemporaryFolder();
        profiles.Add(folder);
        Directory.CreateDirectory(folder["Default"]);
        await File.WriteAllTextAsync(Path.Combine(folder["Default"], "Preferences"), settings);
        return await playwright!.Chromium.LaunchPersistentContextAsync(folder.Path, new BrowserTypeLaunchPersistentContextOptions
        {
            ExecutablePath = ChromiumProgram.Path, Args = ChromiumProgram.Arguments, BaseURL = address.ToString(), Locale = "en-GB",
            ViewportSize = new ViewportSize { Width = 360, Height = 640 },
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        foreach (var folder in profiles)
            folder.Dispose();
        playwright?.Dispose();
    }
}
