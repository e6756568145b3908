namespace Daybook.Statistics.MixedModels;

/// <summary>Columns of equal length: what a model is fitted to. The table keeps the arrays it is given; it copies nothing.</summary>
public sealed class DataTable
{
    private readonly Dictionary<string, Column> columns;

    /// <summary>Makes a table of columns.</summary>
    /// <exception cref="ArgumentException">Lengths differ or a name occurs twice.</exception>
    public DataTable(params IReadOnlyList<Column> columns)
    {
        RowCount = columns.Count == 0 ? 0 : columns[0].Length;
        this.columns = new Dictionary<string, Column>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            if (column.Length != RowCount)
                throw new ArgumentException($"column '{column.Name}' has {column.Length} rows, the first column {RowCount}", nameof(columns));
            if (!this.columns.TryAdd(column.Name, column))
                throw new ArgumentException($"two columns are named '{column.Name}'", nameof(columns));
        }

        Columns = columns;
    }

    /// <summary>The columns in the order given.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>The number of rows.</summary>
    public int RowCount { get; }

    /// <summary>The column of that name.</summary>
    /// <exception cref="ModelException">No column has the name (code <c>column.unknown</c>).</exception>
    public Column this[string name] => columns.TryGetValue(name, out var column)
        ? column
        : throw new ModelException("column.unknown", $"the data have no column '{name}'; columns are {string.Join(", ", columns.Keys)}");

    /// <summary>True when a column has the name.</summary>
    public bool Has(string name) => columns.ContainsKey(name);

    internal double[] Numbers(string name) => this[name] is NumberColumn number
        ? number.Values
        : throw new ModelException("column.not-a-number", $"'{name}' is a factor where a number is needed");

    internal FactorColumn Factor(string name) => this[name] switch
    {
        FactorColumn factor => factor,
        NumberColumn number => FromNumbers(number),
        _ => throw new ModelException("column.not-a-factor", $"'{name}' cannot be read as a factor"),
    };

    internal DataTable Take(int[] rows) => new([.. Columns.Select(c => c.Take(rows) is FactorColumn f ? f.DropUnusedLevels() : c.Take(rows))]);

    private static FactorColumn FromNumbers(NumberColumn number)
    {
        var levels = number.Values.Where(v => !double.IsNaN(v)).Distinct().Order().ToArray();
        var codes = Array.ConvertAll(number.Values, v => double.IsNaN(v) ? -1 : Array.BinarySearch(levels, v));
        return new FactorColumn(number.Name, [.. levels.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))], codes);
    }
}
