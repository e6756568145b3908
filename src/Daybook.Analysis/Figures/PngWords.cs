using SkiaSharp;

namespace Daybook.Analysis;

/// <summary>Words of a picture, in Liberation Sans: the machine's own fonts would give every machine its own picture.</summary>
internal static class PngWords
{
    private static readonly SKTypeface Regular = Carried("LiberationSans-Regular.ttf"), Bold = Carried("LiberationSans-Bold.ttf");

    public static void Paint(SKCanvas canvas, Mark.Words words)
    {
        var look = Look.Of(words.Style);
        using var font = new SKFont(look.Bold ? Bold : Regular, (float)look.Letters) { Subpixel = true, Hinting = SKFontHinting.None };
        string[] pieces = look.Spacing > 0 ? [.. words.Text.Select(c => c.ToString())] : [words.Text];
        float gap = (float)(look.Spacing * look.Letters), width = pieces.Sum(piece => font.MeasureText(piece) + gap);
        float x = (float)words.X - words.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        int turned = canvas.Save();
        canvas.RotateDegrees((float)words.Turn, (float)words.X, (float)words.Y);
        foreach (string piece in pieces)
        {
            Letters(canvas, look, font, piece, x, (float)words.Y);
            x += font.MeasureText(piece) + gap;
        }
        canvas.RestoreToCount(turned);
    }

    private static void Letters(SKCanvas canvas, Look look, SKFont font, string text, float x, float y)
    {
        if (look.Halo)
        {
            using var halo = new SKPaint { Color = PngPaint.Of(Tint.Paper), IsAntialias = true, IsStroke = true, StrokeWidth = 3, StrokeJoin = SKStrokeJoin.Round };
            canvas.DrawText(text, x, y, font, halo);
        }
        using var ink = new SKPaint { Color = PngPaint.Of(look.Fill, look.Opacity), IsAntialias = true };
        canvas.DrawText(text, x, y, font, ink);
    }

    private static SKTypeface Carried(string name)
    {
        using var file = typeof(PngWords).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The font {name} is not in the assembly.");
        using var data = SKData.Create(file);
        return SKTypeface.FromData(data);
    }
}
