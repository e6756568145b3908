namespace Daybook.Statistics.MixedModels;

/// <summary>A named column of a <see cref="DataTable"/>: numbers or the levels of a factor.</summary>
public abstract class Column
{
    private protected Column(string name) => Name = name;

    /// <summary>The name by which formulas refer to the column.</summary>
    public string Name { get; }

    /// <summary>The number of rows.</summary>
    public abstract int Length { get; }

    /// <summary>True when the row holds no value.</summary>
    public abstract bool IsMissing(int row);

    internal abstract Column Take(int[] rows);
}

/// <summary>A column of numbers; NaN means missing.</summary>
public sealed class NumberColumn : Column
{
    /// <summary>Wraps the values without copying them.</summary>
    public NumberColumn(string name, double[] values)
        : base(name) => Values = values;

    /// <summary>One value per row; NaN means missing.</summary>
    public double[] Values { get; }

    /// <inheritdoc/>
    public override int Length => Values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    internal override Column Take(int[] rows) => new NumberColumn(Name, Array.ConvertAll(rows, r => Values[r]));
}

/// <summary>A column of categories with a fixed order of levels; the first level is the reference of treatment contrasts.</summary>
public sealed class FactorColumn : Column
{
    /// <summary>Wraps level codes (0-based; -1 means missing).</summary>
    /// <exception cref="ArgumentException">A code lies outside the levels.</exception>
    public FactorColumn(string name, IReadOnlyList<string> levels, int[] codes)
        : base(name)
    {
        if (Array.Exists(codes, c => c < -1 || c >= levels.Count))
            throw new ArgumentException($"factor '{name}': a code lies outside its {levels.Count} levels", nameof(codes));
        Levels = levels;
        Codes = codes;
    }

    /// <summary>The levels in order.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>One 0-based level per row; -1 means missing.</summary>
    public int[] Codes { get; }

    /// <inheritdoc/>
    public override int Length => Codes.Length;

    /// <summary>A factor from labels (null means missing). Without explicit levels they are taken in ordinal order of the labels.</summary>
    /// <exception cref="ArgumentException">A label is not among the explicit levels.</exception>
    public static FactorColumn Of(string name, IReadOnlyList<string?> labels, IReadOnlyList<string>? levels = null)
    {
        levels ??= [.. labels.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var k = 0; k < levels.Count; k++) index[levels[k]] = k;
        var codes = new int[labels.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            var label = labels[row];
            if (label is null) codes[row] = -1;
            else if (index.TryGetValue(label, out var code)) codes[row] = code;
            else throw new ArgumentException($"factor '{name}': row {row + 1} holds '{label}', which is not a level", nameof(labels));
        }

        return new FactorColumn(name, levels, codes);
    }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] < 0;

    internal override Column Take(int[] rows) => new FactorColumn(Name, Levels, Array.ConvertAll(rows, r => Codes[r]));

    /// <summary>The same factor without levels that no row has.</summary>
    internal FactorColumn DropUnusedLevels()
    {
        var used = new bool[Levels.Count];
        foreach (var code in Codes)
        {
            if (code >= 0) used[code] = true;
        }

        if (Array.TrueForAll(used, u => u)) return this;
        var map = new int[Levels.Count];
        var levels = new List<string>();
        for (var k = 0; k < used.Length; k++)
        {
            map[k] = used[k] ? levels.Count : -1;
            if (used[k]) levels.Add(Levels[k]);
        }

        return new FactorColumn(Name, levels, Array.ConvertAll(Codes, c => c < 0 ? -1 : map[c]));
    }
}
