using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>The machine's Chromium, started once. A machine without it fails these tests: they are never skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assert.True(File.Exists(ChromiumProgram.Path), $"Chromium is not at {ChromiumProgram.Path}: install it, or name it in DAYBOOK_CHROMIUM.");
        playwright = await Playwright.CreateAsync();
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

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.CloseAsync();
        playwright?.Dispose();
    }
}
