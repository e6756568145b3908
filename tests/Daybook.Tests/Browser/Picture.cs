using Microsoft.Playwright;

namespace Daybook.Tests.Browser;

/// <summary>Keeps a picture of a page where somebody asked for pictures.</summary>
internal static class Picture
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("DAYBOOK_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    public static async Task Take(IPage page, string name)
    {
        if (Folder is not null)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, name.ToLowerInvariant() + ".png"), FullPage = true });
    }
}
