namespace Daybook.Statistics.MixedModels;

/// <content>Degrees of freedom by nesting, as nlme's lme counts them.</content>
public sealed partial class MixedModelFit
{
    private double ContainmentOf(ReadOnlySpan<double> weights)
    {
        var byColumn = containment ??= ContainmentByColumn();
        var least = double.PositiveInfinity;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0) least = Math.Min(least, byColumn[i]);
        }

        return least;
    }

    private double[]? containment;

    /// <summary>
    /// Pinheiro and Bates 2000, section 2.4.2: groupings from outer to inner have m_1 &lt; m_2 &lt; ... levels, m_0 = 1 and the rows
    /// stand innermost. A column that is constant within the levels of grouping i, but not within those of i - 1, is estimated
    /// at level i, with df m_i - m_{i-1} - p_i where p_i columns are estimated there. The intercept has the innermost df.
    /// </summary>
    private double[] ContainmentByColumn()
    {
        var frame = model.Frame;
        var groupings = frame.Random.DistinctBy(r => string.Join(':', r.Term.Name)).OrderBy(r => r.Levels.Length).Select(r => r.Group).ToArray();
        var levels = groupings.Length + 1;
        var sizes = groupings.Select(g => g.Max() + 1).Append(Observations).ToArray();
        var columns = frame.Basis.Kept.Select(k => frame.AllColumns[k]).ToArray();
        var level = new int[columns.Length];
        var intercept = -1;
        for (var c = 0; c < columns.Length; c++)
        {
            if (frame.Design.Names[frame.Basis.Kept[c]] == "(Intercept)") intercept = c;
            level[c] = Array.FindIndex(groupings, g => IsConstantWithin(columns[c], g));
            if (level[c] < 0) level[c] = levels - 1;
        }

        var df = new double[levels];
        for (var i = 0; i < levels; i++)
        {
            var outer = i == 0 ? (intercept >= 0 ? 1 : 0) : sizes[i - 1];
            df[i] = sizes[i] - outer - Enumerable.Range(0, columns.Length).Count(c => c != intercept && level[c] == i);
        }

        return [.. Enumerable.Range(0, columns.Length).Select(c => c == intercept ? df[^1] : df[level[c]])];
    }

    private static bool IsConstantWithin(double[] column, int[] group)
    {
        var seen = new Dictionary<int, double>();
        for (var row = 0; row < column.Length; row++)
        {
            if (!seen.TryGetValue(group[row], out var first)) seen.Add(group[row], column[row]);
            else if (first != column[row]) return false;
        }

        return true;
    }
}
