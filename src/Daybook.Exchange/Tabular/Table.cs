using System.Diagnostics;

namespace Daybook.Exchange;

/// <summary>The rows of all files with their columns.</summary>
internal sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows)
{
    public static Table Read(TabularMap map, IReadOnlyList<TabularFile> files, List<RejectedRow> rejected)
    {
        var (header, rows) = ((IReadOnlyList<string>)[], new List<TableRow>());
        foreach (var file in files)
        {
            var before = rejected.Count;
            var read = CsvTable.Read(file.Name, file.Bytes.Span, SeparatorOf(map), rejected);
            if (read.Count < 2 && rejected.Count == before)
                // A file that was cut short or named by mistake would else be left out without a word.
                rejected.Add(new RejectedRow(file.Name, 1, null, read.Count == 0 ? "the file is empty" : "the file has a header and no row"));
            if (read.Count == 0)
                continue;
            IReadOnlyList<string> columns = [.. read[0].Cells.Select(cell => cell.Trim())];
            if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Count)
                rejected.Add(new RejectedRow(file.Name, read[0].Line, null, "two columns have the same name"));
            else if (header.Count > 0 && !header.SequenceEqual(columns))
                rejected.Add(new RejectedRow(file.Name, read[0].Line, null, "the columns are not those of the first file"));
            else
            {
                header = columns;
                Add(file.Name, columns, read.Skip(1), rows, rejected);
            }
        }
        return new Table(header, rows);
    }

    private static void Add(string file, IReadOnlyList<string> columns, IEnumerable<CsvRow> read, List<TableRow> rows, List<RejectedRow> rejected)
    {
        var places = columns.Select((column, index) => (column, index)).ToDictionary(pair => pair.column, pair => pair.index, StringComparer.Ordinal);
        foreach (var row in read)
        {
            if (row.Cells.Count == columns.Count)
                rows.Add(new TableRow(file, row.Line, row.Cells, places));
            else
                rejected.Add(new RejectedRow(file, row.Line, null, $"the row has {row.Cells.Count} values, the header {columns.Count} columns"));
        }
    }

    private static char SeparatorOf(TabularMap map) => map.Separator switch
    {
        Separator.Comma => ',',
        Separator.Semicolon => ';',
        Separator.Tab => '\t',
        _ => throw new UnreachableException(),
    };
}

/// <summary>A row with its place and its cells by column.</summary>
internal sealed record TableRow(string File, int Line, IReadOnlyList<string> Cells, IReadOnlyDictionary<string, int> Columns)
{
    public string this[string column] => Cells[Columns[column]].Trim();
}
