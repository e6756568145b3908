using System.Diagnostics;
using SkiaSharp;

namespace Daybook.Analysis;

/// <summary>Paints a figure as a picture, in the light palette, with the letters that Daybook carries. What it shows is what the SVG shows: both read <see cref="Look"/>.</summary>
internal static class PngPicture
{
    /// <summary>Pixels of the picture for each of the figure: 192 to the inch.</summary>
    private const float Scale = 2;

    public static byte[] Of(Figure figure)
    {
        using var bitmap = new SKBitmap((int)Math.Ceiling(figure.Width * Scale), (int)Math.Ceiling(figure.Height * Scale), SKColorType.Rgba8888, SKAlphaType.Premul);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(PngPaint.Of(Tint.Paper));
        canvas.Scale(Scale);
        foreach (var mark in figure.Drawn)
        {
            Paint(canvas, mark);
        }
        canvas.Flush();
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static void Paint(SKCanvas canvas, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                PngPaint.Over(line.Style, paint => canvas.DrawLine(At(line.X1, line.Y1), At(line.X2, line.Y2), paint), strokes: true);
                break;
            case Mark.Path path:
                Outline(canvas, path.Points, path.Style, closed: false);
                break;
            case Mark.Dot dot:
                PngPaint.Over(dot.Style, paint => canvas.DrawCircle(At(dot.X, dot.Y), (float)dot.Radius, paint));
                break;
            case Mark.Square square:
                PngPaint.Over(square.Style, paint => canvas.DrawRect((float)(square.X - square.Half), (float)(square.Y - square.Half), (float)(2 * square.Half), (float)(2 * square.Half), paint));
                break;
            case Mark.Box box:
                PngPaint.Over(box.Style, paint => canvas.DrawRoundRect((float)box.X, (float)box.Y, (float)box.Width, (float)box.Height, (float)box.Round, (float)box.Round, paint));
                break;
            case Mark.Area area:
                Outline(canvas, area.Points, area.Style, closed: true);
                break;
            case Mark.Triangle triangle:
                Outline(canvas, triangle.Corners, triangle.Style, closed: true);
                break;
            case Mark.Words words:
                PngWords.Paint(canvas, words);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static void Outline(SKCanvas canvas, IReadOnlyList<Point> points, Style style, bool closed)
    {
        using var path = new SKPath();
        path.AddPoly([.. points.Select(p => At(p.X, p.Y))], closed);
        PngPaint.Over(style, paint => canvas.DrawPath(path, paint), strokes: !closed);
    }

    private static SKPoint At(double x, double y) => new((float)x, (float)y);
}
