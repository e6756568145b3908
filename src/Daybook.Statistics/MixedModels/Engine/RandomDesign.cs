namespace Daybook.Statistics.MixedModels.Engine;

/// <summary>A random term over the rows of a model frame: its columns, and the group of each row.</summary>
internal sealed class RandomDesign
{
    private RandomDesign(RandomTerm term, string[] columns, double[][] values, int[] group, string[] levels)
    {
        Term = term;
        Label = term.Name;
        Columns = columns;
        Values = values;
        Group = group;
        Levels = levels;
    }

    public RandomTerm Term { get; }

    /// <summary>The name in results; set apart by #1, #2 when two terms share a grouping.</summary>
    public string Label { get; set; }

    public string[] Columns { get; }

    /// <summary>One array per column, in row order.</summary>
    public double[][] Values { get; }

    /// <summary>The 0-based level of each row.</summary>
    public int[] Group { get; }

    public string[] Levels { get; }

    public bool Diagonal => Term.Covariance == RandomCovariance.Diagonal;

    /// <summary>Pairs (row, column) of the covariance matrix that are parameters, in column-major order of the lower triangle.</summary>
    public (int Row, int Column)[] Pairs()
    {
        var pairs = new List<(int, int)>();
        for (var b = 0; b < Columns.Length; b++)
        {
            for (var a = b; a < (Diagonal ? b + 1 : Columns.Length); a++) pairs.Add((a, b));
        }

        return [.. pairs];
    }

    public IEnumerable<string> ParameterNames() => Pairs().Select(p => p.Row == p.Column
        ? $"{Label}|var|{Columns[p.Row]}"
        : $"{Label}|cov|{Columns[p.Column]},{Columns[p.Row]}");

    public static RandomDesign Of(RandomTerm term, DataTable table)
    {
        var formula = Formula.Read(term.Effects);
        var design = DesignMatrix.Of(formula, table, _ => ContrastCoding.Treatment);
        var (group, levels) = GroupLevels.Of(table, term.Grouping);
        return new RandomDesign(term, design.Names, [.. design.Columns(table)], group, levels);
    }
}

/// <summary>The combinations of levels of one or more columns that occur in the data.</summary>
internal static class GroupLevels
{
    public static (int[] Codes, string[] Levels) Of(DataTable table, IReadOnlyList<string> columns)
    {
        var factors = columns.Select(table.Factor).ToArray();
        if (factors.Length == 1)
        {
            var only = factors[0].DropUnusedLevels();
            return (only.Codes, [.. only.Levels]);
        }

        var keys = new long[table.RowCount];
        foreach (var factor in factors)
        {
            for (var row = 0; row < keys.Length; row++) keys[row] = keys[row] * factor.Levels.Count + factor.Codes[row];
        }

        // The last column varies fastest, as in R's a:b.
        var distinct = keys.Distinct().Order().ToArray();
        var labels = Array.ConvertAll(distinct, key => Name(key, factors));
        return (Array.ConvertAll(keys, k => Array.BinarySearch(distinct, k)), labels);
    }

    private static string Name(long key, FactorColumn[] factors)
    {
        var parts = new string[factors.Length];
        for (var k = factors.Length - 1; k >= 0; k--)
        {
            parts[k] = factors[k].Levels[(int)(key % factors[k].Levels.Count)];
            key /= factors[k].Levels.Count;
        }

        return string.Join(":", parts);
    }
}
