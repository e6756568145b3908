using System.Diagnostics;
using System.Text;

namespace Daybook.Analysis;

/// <summary>Writes a figure as SVG. Same figure, same bytes.</summary>
internal static class SvgText
{
    public static string Of(Figure figure, bool standsAlone)
    {
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"daybook-figure\" viewBox=\"0 0 ")
            .Append(Print.Coordinate(figure.Width)).Append(' ').Append(Print.Coordinate(figure.Height)).Append('"');
        if (standsAlone)
        {
            svg.Append(" width=\"").Append(Print.Coordinate(figure.Width)).Append("\" height=\"").Append(Print.Coordinate(figure.Height)).Append('"');
        }
        svg.Append(" role=\"img\" aria-labelledby=\"").Append(figure.Id).Append("-t ").Append(figure.Id).Append("-d\">\n")
            .Append("<title id=\"").Append(figure.Id).Append("-t\">").Append(Text(figure.Title)).Append("</title>\n")
            .Append("<desc id=\"").Append(figure.Id).Append("-d\">").Append(Text(figure.Description)).Append("</desc>\n");
        if (standsAlone)
        {
            svg.Append("<style>").Append(FigureStyle.Colours(".daybook-figure")).Append(FigureStyle.Classes).Append("</style>\n")
                .Append("<rect width=\"100%\" height=\"100%\" style=\"fill:var(--paper)\"/>\n");
        }
        foreach (var mark in figure.Drawn)
        {
            Append(svg, mark);
        }
        return svg.Append("</svg>\n").ToString();
    }

    private static void Append(StringBuilder svg, Mark mark)
    {
        switch (mark)
        {
            case Mark.Line line:
                Open(svg, "line", line.Style, ("x1", line.X1), ("y1", line.Y1), ("x2", line.X2), ("y2", line.Y2)).Append("/>\n");
                break;
            case Mark.Path path:
                Open(svg, "polyline", path.Style).Append(Points(path.Points)).Append("/>\n");
                break;
            case Mark.Dot dot:
                Close(Open(svg, "circle", dot.Style, ("cx", dot.X), ("cy", dot.Y), ("r", dot.Radius)), "circle", dot.Says);
                break;
            case Mark.Square square:
                Close(
                    Open(svg, "rect", square.Style, ("x", square.X - square.Half), ("y", square.Y - square.Half), ("width", 2 * square.Half), ("height", 2 * square.Half)),
                    "rect",
                    square.Says);
                break;
            case Mark.Box box:
                Open(svg, "rect", box.Style, ("x", box.X), ("y", box.Y), ("width", box.Width), ("height", box.Height), ("rx", box.Round)).Append("/>\n");
                break;
            case Mark.Area area:
                Open(svg, "polygon", area.Style).Append(Points(area.Points)).Append("/>\n");
                break;
            case Mark.Triangle triangle:
                Close(Open(svg, "polygon", triangle.Style).Append(Points(triangle.Corners)), "polygon", triangle.Says);
                break;
            case Mark.Words words:
                AppendWords(svg, words);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Points(IEnumerable<Point> points) =>
        $" points=\"{string.Join(' ', points.Select(p => Print.Coordinate(p.X) + "," + Print.Coordinate(p.Y)))}\"";

    private static void AppendWords(StringBuilder svg, Mark.Words words)
    {
        Open(svg, "text", words.Style, ("x", words.X), ("y", words.Y));
        if (words.Anchor != Anchor.Start)
        {
            svg.Append(words.Anchor == Anchor.Middle ? " text-anchor=\"middle\"" : " text-anchor=\"end\"");
        }
        if (words.Turn != 0)
        {
            svg.Append(" transform=\"rotate(").Append(Print.Coordinate(words.Turn)).Append(' ')
                .Append(Print.Coordinate(words.X)).Append(' ').Append(Print.Coordinate(words.Y)).Append(")\"");
        }
        svg.Append('>').Append(Text(words.Text)).Append("</text>\n");
    }

    private static StringBuilder Open(StringBuilder svg, string element, Style style, params ReadOnlySpan<(string Name, double Value)> attributes)
    {
        svg.Append('<').Append(element).Append(" class=\"").Append(FigureStyle.ClassOf(style)).Append('"');
        foreach (var (name, value) in attributes)
        {
            svg.Append(' ').Append(name).Append("=\"").Append(Print.Coordinate(value)).Append('"');
        }
        return svg;
    }

    private static void Close(StringBuilder svg, string element, string? says)
    {
        if (says is null)
        {
            svg.Append("/>\n");
            return;
        }
        svg.Append("><title>").Append(Text(says)).Append("</title></").Append(element).Append(">\n");
    }

    /// <summary>Text for XML and HTML alike; characters that XML forbids are left out.</summary>
    internal static string Text(string words)
    {
        var text = new StringBuilder(words.Length);
        foreach (char c in words)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                < ' ' and not ('\n' or '\t') => text,
                '\uFFFE' or '\uFFFF' => text,
                _ => text.Append(c),
            };
        }
        return text.ToString();
    }
}
