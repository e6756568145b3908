using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The machine's Chromium, started once. A machine without it fails these tests: they are never skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public static string Path { get; } = Environment.GetEnvironmentVariable("DAYBOOK_CHROMIUM") ?? "/usr/bin/chromium";

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(Path), $"Chromium is not at {Path}: install it, or name it in DAYBOOK_CHROMIUM.");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Path, Args = Arguments });
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

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}
