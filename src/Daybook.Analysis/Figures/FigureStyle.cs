using System.Globalization;
using System.Text;

namespace Daybook.Analysis;

/// <summary>The figures' style sheet: one class a style over custom properties, so that a page, a dark theme or a printer can change the colours but not the marks.</summary>
public static class FigureStyle
{
    private const string Letters = "system-ui,-apple-system,\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,sans-serif";

    /// <summary>The rules of the classes. Written once in a page, or inside a figure that stands alone.</summary>
    public static string Classes { get; } = string.Concat(Look.Of().Select(of => $".{ClassOf(of.Style)}{{{Rules(of.Look)}}}\n"));

    /// <summary>The colours of both themes for a figure that stands alone. Print is always light.</summary>
    public static string Colours(string selector) => new StringBuilder()
        .Append(selector).Append('{').Append(Palette.Light.Properties).Append("}\n")
        .Append("@media screen and (prefers-color-scheme:dark){").Append(selector).Append('{').Append(Palette.Dark.Properties).Append("}}\n")
        .ToString();

    internal static string ClassOf(Style style) => "f-" + style.ToString().ToLowerInvariant();

    private static string Rules(Look look) => string.Join(';', [$"fill:{Of(look.Fill)}", .. look.Letters > 0 ? OfWords(look) : OfLine(look), .. look.Opacity < 1 ? [$"opacity:{Plain(look.Opacity)}"] : Array.Empty<string>()]);

    private static IEnumerable<string> OfLine(Look look) => look.Stroke == Tint.None ? [] :
    [
        $"stroke:{Of(look.Stroke)}",
        $"stroke-width:{Plain(look.Width)}",
        .. look.Dash.Length > 0 ? [$"stroke-dasharray:{look.Dash}"] : Array.Empty<string>(),
        .. look.Round ? ["stroke-linejoin:round", "stroke-linecap:round"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> OfWords(Look look) =>
    [
        $"font-family:{Letters}",
        $"font-size:{Plain(look.Letters)}px",
        .. look.Bold ? ["font-weight:600"] : Array.Empty<string>(),
        .. look.Spacing > 0 ? [$"letter-spacing:{Plain(look.Spacing)}em"] : Array.Empty<string>(),
        .. look.Halo ? ["paint-order:stroke", "stroke:var(--paper)", "stroke-width:3px", "stroke-linejoin:round"] : Array.Empty<string>(),
    ];

    private static string Of(Tint tint) => tint == Tint.None ? "none" : $"var(--{tint.ToString().ToLowerInvariant()})";

    private static string Plain(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
