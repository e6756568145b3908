namespace Daybook.Analysis;

/// <summary>
/// The colours of a theme. Active and control are Okabe and Ito's blue and vermilion (2008), lightened for the dark theme; they also differ
/// in shape and fill, so that nothing is lost in grey or to colour blindness.
/// </summary>
/// <param name="Paper">The background.</param>
/// <param name="Ink">Words and estimates; at least 7:1 on paper.</param>
/// <param name="Quiet">Ticks and notes; at least 4.5:1 on paper.</param>
/// <param name="Grid">Lines of the grid.</param>
/// <param name="Active">The first treatment; at least 3:1 on paper.</param>
/// <param name="Control">The second treatment; at least 3:1 on paper.</param>
/// <param name="Stamp">The words of the stamp; at least 4.5:1 on paper.</param>
/// <param name="Raised">The background of headings of tables and boxes.</param>
public sealed record Palette(string Paper, string Ink, string Quiet, string Grid, string Active, string Control, string Stamp, string Raised)
{
    public static Palette Light { get; } = new("#ffffff", "#1b1f24", "#57606a", "#d8dee4", "#0072b2", "#d55e00", "#a40e26", "#f3f5f7");

    public static Palette Dark { get; } = new("#12161b", "#e8edf2", "#a3afbb", "#333c46", "#56b4e9", "#f0a35e", "#ff9aa2", "#1c232b");

    /// <summary>The palette as CSS custom properties.</summary>
    public string Properties =>
        $"--paper:{Paper};--ink:{Ink};--quiet:{Quiet};--grid:{Grid};--active:{Active};--control:{Control};--stamp:{Stamp};--raised:{Raised}";
}
