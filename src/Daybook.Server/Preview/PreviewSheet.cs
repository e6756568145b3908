using System.Text;

namespace Daybook.Server;

/// <summary>The one style sheet with its light or its dark side for every browser, whatever the browser prefers.</summary>
internal static class PreviewSheet
{
    private const string Prefers = "(prefers-color-scheme: dark)", Both = "color-scheme: light dark";

    /// <summary>Where the sheet of a theme stands; the usual one when none is chosen.</summary>
    public static string Of(string theme) => theme.Length == 0 ? OwnFiles.Style : $"/preview/{theme}.css";

    public static byte[] Read(string theme) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(OwnFiles.Read("daybook.css"))
        .Replace(Prefers, theme == "dark" ? "all" : "not all", StringComparison.Ordinal).Replace(Both, $"color-scheme: {theme}", StringComparison.Ordinal));
}
