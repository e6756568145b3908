using System.Globalization;
using System.Text.Json.Nodes;

namespace Daybook.Cli.Fit;

/// <summary>The data of a case: a CSV file whose column types and factor levels the case declares.</summary>
internal sealed class CaseTable
{
    private static readonly string[] Truths = ["FALSE", "TRUE"];
    private readonly Dictionary<string, CaseColumn> columns;

    private CaseTable(IEnumerable<CaseColumn> columns, int rows)
    {
        this.columns = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        Rows = rows;
    }

    public int Rows { get; }

    public IEnumerable<CaseColumn> Columns => columns.Values;

    public CaseColumn this[string name] => columns.TryGetValue(name, out CaseColumn? column)
        ? column
        : throw new InvalidCaseException($"The data have no column '{name}'.");

    /// <summary>Reads the file that the case's "data" block describes.</summary>
    public static CaseTable Read(string path, JsonObject declared)
    {
        List<string[]> lines = DelimitedText.Read(path);
        if (lines.Count == 0)
        {
            throw new InvalidCaseException($"{path} is empty.");
        }
        string[] header = lines[0];
        lines.RemoveAt(0);
        var columns = header.Select((name, place) => Column(
            name, [.. lines.Select(line => line[place])], declared["columns"]?[name] as JsonObject));
        return new CaseTable([.. columns], lines.Count);
    }

    /// <summary>The rows that have a value in every one of the named columns.</summary>
    public CaseTable Complete(params IEnumerable<string> names)
    {
        CaseColumn[] needed = [.. names.Select(name => this[name])];
        return Take([.. Enumerable.Range(0, Rows).Where(row => !needed.Any(c => c.IsMissing(row)))]);
    }

    /// <summary>The table with one column replaced by another of the same name.</summary>
    public CaseTable With(CaseColumn column) => new(columns.Values.Select(c => c.Name == column.Name ? column : c), Rows);

    public CaseTable Take(IReadOnlyList<int> rows) => new(columns.Values.Select(c => c.Take(rows)), rows.Count);

    private static CaseColumn Column(string name, string[] cells, JsonObject? declared)
    {
        string type = (string?)declared?["type"] ?? "number";
        if (type == "factor")
        {
            string[] levels = [.. declared!["levels"]!.AsArray().Select(Text)];
            return new CaseColumn(name, [.. cells.Select(cell => Array.IndexOf(levels, cell))], levels);
        }
        // R codes a logical as a factor whose second level is TRUE, and counts with it as 0 and 1.
        return type == "boolean"
            ? new CaseColumn(name, [.. cells.Select(cell => Array.IndexOf(Truths, cell))], Truths)
            : new CaseColumn(name, [.. cells.Select((cell, row) => Number(name, cell, row))]);
    }

    private static string Text(JsonNode? level) => level is JsonValue value && value.TryGetValue(out string? text)
        ? text
        : level?.ToJsonString() ?? "NA";

    private static double Number(string name, string cell, int row) => cell switch
    {
        "NA" or "" => double.NaN,
        "TRUE" => 1,
        "FALSE" => 0,
        "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ when double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => number,
        _ => throw new InvalidCaseException($"Row {row + 1} of column '{name}' is '{cell}', not a number."),
    };
}
