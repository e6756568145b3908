using System.Text;

namespace Daybook.Analysis;

/// <summary>The few elements that a report is written in. Every word is escaped here and nowhere else.</summary>
internal static class Html
{
    /// <summary>So many rows of a table fit on one sheet of paper.</summary>
    private const int LinesOfAPage = 40;

    public static string Text(string words) => SvgText.Text(words);

    public static string P(string words) => $"<p>{Text(words)}</p>\n";

    public static string Section(string id, string title, params ReadOnlySpan<string> parts) =>
        $"<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{Text(title)}</h2>\n{string.Concat(parts)}</section>\n";

    public static string Details(string summary, string content) => $"<details><summary>{Text(summary)}</summary>\n{content}</details>\n";

    /// <summary>A list that would fill pages of paper: there it stays folded.</summary>
    public static string Long(string summary, string content) => $"<details class=\"long\"><summary>{Text(summary)}</summary>\n{content}</details>\n";

    public static string List(IEnumerable<string> lines) => "<ul>\n" + string.Concat(lines.Select(line => $"<li>{Text(line)}</li>\n")) + "</ul>\n";

    /// <summary>A table with its caption; the first column names the row. A cell that holds nothing reads as a dash.</summary>
    public static string Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder();
        html.Append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Table: ").Append(Text(caption)).Append("\">\n<table>\n<caption>")
            .Append(Text(caption)).Append("</caption>\n<thead><tr>");
        foreach (string column in columns)
        {
            html.Append("<th scope=\"col\">").Append(Text(column)).Append("</th>");
        }
        html.Append("</tr></thead>\n<tbody>\n");
        bool any = false;
        foreach (var row in rows)
        {
            any = true;
            AppendRow(html, row);
        }
        if (!any)
        {
            html.Append("<tr><td colspan=\"").Append(columns.Count).Append("\">None.</td></tr>\n");
        }
        return html.Append("</tbody>\n</table>\n</div>\n").ToString();
    }

    /// <summary>A figure with its table, its files and how it was computed.</summary>
    public static string Figure(Figure figure)
    {
        string table = figure.Table.Rows.Count switch
        {
            <= LinesOfAPage => Details("Table of the values", Table(figure.Title, figure.Table.Columns, figure.Table.Rows)),
            <= 4000 => Long($"Table of the {figure.Table.Rows.Count} values", Table(figure.Title, figure.Table.Columns, figure.Table.Rows)),
            _ => P($"The {figure.Table.Rows.Count} values are in the CSV file."),
        };
        return $"<figure id=\"fig-{figure.Id}\">\n<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"{Text(figure.Title)}\"><div class=\"plot\" style=\"min-width:{Print.Coordinate(Math.Min(figure.Width * 0.94, 560))}px;max-width:{Print.Coordinate(figure.Width * 1.15)}px\">\n{figure.Inline}</div></div>\n"
            + $"<figcaption><strong>{Text(figure.Title)}.</strong> {Text(figure.Description)}</figcaption>\n"
            + table
            + Details("How computed", P(figure.HowComputed))
            + $"<p class=\"files\">{Link(figure.Id + ".svg", "image/svg+xml", figure.Svg)} {Link(figure.Id + ".csv", "text/csv", figure.Table.Csv)}</p>\n</figure>\n";
    }

    /// <summary>Those figures that exist.</summary>
    public static string Figures(params IEnumerable<Figure?> figures) => string.Concat(figures.OfType<Figure>().Select(Figure));

    /// <summary>A file inside the page: it can be saved without a network or a script.</summary>
    private static string Link(string name, string type, string content) =>
        $"<a download=\"{name}\" href=\"data:{type};base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(content))}\">{name}</a>";

    private static void AppendRow(StringBuilder html, IReadOnlyList<string> row)
    {
        html.Append("<tr><th scope=\"row\">").Append(Text(row[0])).Append("</th>");
        foreach (string cell in row.Skip(1))
        {
            html.Append(cell.Length is > 0 and < 36 && (char.IsAsciiDigit(cell[0]) || cell[0] is '-' or '\u2212' or '<') ? "<td class=\"n\">" : "<td>")
                .Append(cell.Length == 0 ? "\u2013" : Text(cell)).Append("</td>");
        }
        html.Append("</tr>\n");
    }
}
