using System.Collections.Frozen;

namespace Daybook.Analysis;

/// <summary>A colour of the palette, by what it is for; none where nothing is painted.</summary>
internal enum Tint
{
    None,
    Paper,
    Ink,
    Quiet,
    Grid,
    Active,
    Control,
    Stamp,
}

/// <summary>How marks of a style look: the one description that the style sheet of a page and the painter of a picture both read.</summary>
/// <param name="Fill">The colour inside.</param>
/// <param name="Stroke">The colour of the line.</param>
/// <param name="Width">The width of the line, in pixels.</param>
/// <param name="Dash">The lengths of strokes and gaps; empty for an unbroken line.</param>
/// <param name="Opacity">1 is opaque.</param>
/// <param name="Round">Whether corners of the line are round.</param>
/// <param name="Letters">The size of words, in pixels; 0 for marks that are no words.</param>
/// <param name="Bold">Whether words are bold.</param>
/// <param name="Spacing">Extra space between letters, in parts of their size.</param>
/// <param name="Halo">Whether the paper shows around words.</param>
internal sealed record Look(
    Tint Fill = Tint.None,
    Tint Stroke = Tint.None,
    double Width = 1,
    string Dash = "",
    double Opacity = 1,
    bool Round = false,
    double Letters = 0,
    bool Bold = false,
    double Spacing = 0,
    bool Halo = false)
{
    private static readonly FrozenDictionary<Style, Look> All = new Dictionary<Style, Look>
    {
        [Style.Text] = Words(13),
        [Style.Quiet] = Words(12) with { Fill = Tint.Quiet },
        [Style.Strong] = Words(13) with { Bold = true },
        [Style.Small] = Words(11.5),
        [Style.Label] = Words(11.5) with { Halo = true },
        [Style.Stamp] = Words(11) with { Fill = Tint.Stamp, Bold = true, Spacing = 0.08 },
        [Style.Axis] = new(Stroke: Tint.Quiet),
        [Style.Grid] = new(Stroke: Tint.Grid),
        [Style.Zero] = new(Stroke: Tint.Ink, Dash: "4 3"),
        [Style.Person] = new(Stroke: Tint.Quiet, Width: 1.25, Opacity: 0.75),
        [Style.Trace] = new(Stroke: Tint.Ink, Width: 1.25, Round: true),
        [Style.Point] = new(Fill: Tint.Ink),
        [Style.Active] = new(Fill: Tint.Active, Stroke: Tint.Active, Width: 1.75),
        [Style.Control] = new(Fill: Tint.Paper, Stroke: Tint.Control, Width: 1.75),
        [Style.Estimate] = new(Fill: Tint.Ink, Stroke: Tint.Ink, Width: 1.5),
        [Style.Interval] = new(Stroke: Tint.Ink, Width: 2.5),
        [Style.Frame] = new(Stroke: Tint.Quiet),
        [Style.ActiveShade] = new(Fill: Tint.Active, Opacity: 0.22),
        [Style.ControlShade] = new(Fill: Tint.Control, Opacity: 0.13),
        [Style.OtherShade] = new(Fill: Tint.Quiet, Opacity: 0.1),
        [Style.Ribbon] = new(Fill: Tint.Ink, Opacity: 0.16),
        [Style.Mean] = new(Stroke: Tint.Ink, Width: 2.5, Round: true),
        [Style.Faint] = new(Stroke: Tint.Quiet, Opacity: 0.65, Round: true),
        [Style.Rule] = new(Stroke: Tint.Quiet, Width: 1.25, Dash: "6 3"),
        [Style.Cell] = new(Fill: Tint.Active),
        [Style.Open] = new(Fill: Tint.Paper, Stroke: Tint.Ink, Width: 1.25, Round: true),
    }.ToFrozenDictionary();

    public static IEnumerable<(Style Style, Look Look)> Of() => Enum.GetValues<Style>().Select(style => (style, Of(style)));

    public static Look Of(Style style) => All[style];

    private static Look Words(double letters) => new(Fill: Tint.Ink, Letters: letters);
}
