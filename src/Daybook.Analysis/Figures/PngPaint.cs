using System.Globalization;
using SkiaSharp;

namespace Daybook.Analysis;

/// <summary>The paints of a style: inside first, then the line, as SVG has it.</summary>
internal static class PngPaint
{
    /// <summary>Draws a shape with all that its style paints.</summary>
    /// <param name="style">The style.</param>
    /// <param name="draw">Draws the shape once.</param>
    /// <param name="strokes">Whether the shape is a line and has no inside.</param>
    public static void Over(Style style, Action<SKPaint> draw, bool strokes = false)
    {
        var look = Look.Of(style);
        if (look.Fill != Tint.None && !strokes)
        {
            using var inside = new SKPaint { Color = Of(look.Fill, look.Opacity), IsAntialias = true };
            draw(inside);
        }
        if (look.Stroke != Tint.None)
        {
            using var dash = look.Dash.Length == 0 ? null : SKPathEffect.CreateDash([.. look.Dash.Split(' ').Select(length => float.Parse(length, CultureInfo.InvariantCulture))], 0);
            using var line = new SKPaint
            {
                Color = Of(look.Stroke, look.Opacity),
                IsAntialias = true,
                IsStroke = true,
                StrokeWidth = (float)look.Width,
                StrokeJoin = look.Round ? SKStrokeJoin.Round : SKStrokeJoin.Miter,
                StrokeCap = look.Round ? SKStrokeCap.Round : SKStrokeCap.Butt,
                PathEffect = dash,
            };
            draw(line);
        }
    }

    public static SKColor Of(Tint tint, double opacity = 1) => SKColor.Parse(tint switch
    {
        Tint.Paper => Palette.Light.Paper,
        Tint.Ink => Palette.Light.Ink,
        Tint.Quiet => Palette.Light.Quiet,
        Tint.Grid => Palette.Light.Grid,
        Tint.Active => Palette.Light.Active,
        Tint.Control => Palette.Light.Control,
        Tint.Stamp => Palette.Light.Stamp,
        _ => throw new System.Diagnostics.UnreachableException(),
    }).WithAlpha((byte)Math.Round(255 * opacity));
}
