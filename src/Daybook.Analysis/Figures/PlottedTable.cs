using System.Text;

namespace Daybook.Analysis;

/// <summary>The values of a figure, as a table for people and as CSV for machines. An empty cell is a missing value.</summary>
public sealed record PlottedTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What the values are for: the stamp of the report. The last column of the CSV, so that no value leaves its file without it.</summary>
    public string? Purpose { get; init; }

    /// <summary>RFC 4180 with line feeds.</summary>
    public string Csv
    {
        get
        {
            var text = new StringBuilder();
            AppendLine(text, [.. Columns, "purpose"]);
            foreach (var row in Rows)
            {
                AppendLine(text, [.. row, Purpose ?? ""]);
            }
            return text.ToString();
        }
    }

    private static void AppendLine(StringBuilder text, IReadOnlyList<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append('\n');

    private static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny("\",\n\r") < 0 ? cell : "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
