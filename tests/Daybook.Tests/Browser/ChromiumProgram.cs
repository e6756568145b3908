namespace Daybook.Tests.Browser;

/// <summary>The Chromium of this machine, and how it is started for a test.</summary>
internal static class ChromiumProgram
{
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-features=" + string.Join(',', WithoutFeatures)];

    /// <summary>What Playwright switches off too, since the last such switch counts and no other; and the browser's own panels, of which it would load one for every window.</summary>
    private static IEnumerable<string> WithoutFeatures =>
    [
        "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "DialMediaRouteProvider", "GlobalMediaControls", "HttpsUpgrades", "LensOverlay", "MediaRouter", "PaintHolding",
        "ThirdPartyStoragePartitioning", "BlockOriginHeaderModificationOnRedirect", "AvoidCorsURLLoaderRestartOnRedirect", "Translate", "AutoDeElevate", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
        "PreloadTopChromeWebUI",
    ];

    public static string Path { get; } = Environment.GetEnvironmentVariable("DAYBOOK_CHROMIUM") ?? "/usr/bin/chromium";
}
