namespace Daybook.Cli.Fit;

/// <summary>A column of a case's data: numbers (NaN where missing) or a factor (code -1 where missing).</summary>
internal sealed class CaseColumn
{
    private readonly double[]? numbers;
    private readonly int[]? codes;

    public CaseColumn(string name, double[] numbers) => (Name, this.numbers, Levels) = (name, numbers, []);

    public CaseColumn(string name, int[] codes, IReadOnlyList<string> levels) =>
        (Name, this.codes, Levels) = (name, codes, levels);

    public string Name { get; }

    public bool IsFactor => codes is not null;

    /// <summary>A factor's levels in the order of the case; the first is the reference of treatment contrasts.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>The numbers; a boolean counts as 0 and 1.</summary>
    public double[] Numbers => numbers ?? (Levels is ["FALSE", "TRUE"] ? codes!.Select(c => c < 0 ? double.NaN : c).ToArray() : null) ?? throw new InvalidCaseException($"Column '{Name}' is a factor where numbers are needed.");

    /// <summary>Positions in <see cref="Levels"/>.</summary>
    public int[] Codes => codes ?? throw new InvalidCaseException($"Column '{Name}' holds numbers where a factor is needed.");

    public bool IsMissing(int row) => codes is null ? double.IsNaN(numbers![row]) : codes[row] < 0;

    /// <summary>The column as a factor: numbers become levels in ascending order, as R's factor() makes them.</summary>
    public CaseColumn AsFactor()
    {
        if (IsFactor)
        {
            return this;
        }
        double[] values = [.. Numbers.Where(v => !double.IsNaN(v)).Distinct().Order()];
        return new CaseColumn(Name, [.. Numbers.Select(v => double.IsNaN(v) ? -1 : Array.BinarySearch(values, v))],
            [.. values.Select(v => v.ToString("R", System.Globalization.CultureInfo.InvariantCulture))]);
    }

    /// <summary>The column without the levels that no row has.</summary>
    public CaseColumn DropEmptyLevels()
    {
        int[] used = [.. Codes.Where(c => c >= 0).Distinct().Order()];
        return new CaseColumn(Name, [.. Codes.Select(c => Array.IndexOf(used, c))], [.. used.Select(c => Levels[c])]);
    }

    public CaseColumn Take(IReadOnlyList<int> rows) => codes is null
        ? new CaseColumn(Name, [.. rows.Select(r => numbers![r])])
        : new CaseColumn(Name, [.. rows.Select(r => codes[r])], Levels);
}
