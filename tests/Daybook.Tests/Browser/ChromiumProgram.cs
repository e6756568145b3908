namespace Daybook.Tests.Browser;

/// <summary>The Chromium of this machine, and how it is started for a test.</summary>
internal static class ChromiumProgram
{
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    public static string Path { get; } = Environment.GetEnvironmentVariable("DAYBOOK_CHROMIUM") ?? "/usr/bin/chromium";
}
