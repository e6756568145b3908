using Daybook.Statistics.Distributions;
using Daybook.Statistics.Kernel;
using Daybook.Statistics.Multiplicity;

namespace Daybook.Statistics.MixedModels;

/// <summary>How p values of several comparisons are adjusted.</summary>
public enum ComparisonAdjustment
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Tukey's studentised range over the means of one family.</summary>
    Tukey,

    /// <summary>Holm, step-down.</summary>
    Holm,

    /// <summary>Hochberg, step-up.</summary>
    Hochberg,
}

/// <summary>An estimated marginal mean (least-squares mean).</summary>
/// <param name="Levels">The level of each factor asked for, in that order.</param>
/// <param name="Weights">The combination of coefficients, or null when the mean is not estimable.</param>
/// <param name="Estimate">The mean with its interval, or null when the data cannot determine it (an empty cell).</param>
public sealed record MarginalMean(IReadOnlyList<string> Levels, double[]? Weights, ContrastEstimate? Estimate);

/// <summary>The difference of two marginal means.</summary>
/// <param name="First">The mean subtracted from.</param>
/// <param name="Second">The mean subtracted.</param>
/// <param name="Difference">First minus second, unadjusted.</param>
/// <param name="AdjustedP">The p value after adjustment within its family.</param>
public sealed record MeanComparison(MarginalMean First, MarginalMean Second, ContrastEstimate Difference, double AdjustedP);

/// <content>Estimated marginal means and their comparisons.</content>
public sealed partial class MixedModelFit
{
    /// <summary>
    /// Estimated marginal means of the combinations of factors: other factors averaged with equal weights, covariates at their
    /// means over the rows used or at the given values. Functions of a covariate are evaluated there (the square of the mean,
    /// not the mean of the square).
    /// </summary>
    /// <param name="factors">The factors whose combinations are wanted; the first varies fastest.</param>
    /// <param name="method">Where degrees of freedom come from.</param>
    /// <param name="at">Values of covariates to hold instead of their means.</param>
    /// <param name="level">The confidence level.</param>
    /// <exception cref="ModelException">A name is not a factor of the fixed part (code <c>means.not-a-factor</c>).</exception>
    public IReadOnlyList<MarginalMean> MarginalMeans(
        IReadOnlyList<string> factors, DegreesOfFreedom method, IReadOnlyDictionary<string, double>? at = null, double level = 0.95)
    {
        var levels = FactorLevels();
        foreach (var factor in factors)
        {
            if (!levels.ContainsKey(factor)) throw new ModelException("means.not-a-factor", $"'{factor}' is not a factor of the fixed part; factors are {string.Join(", ", levels.Keys)}");
        }

        var others = levels.Keys.Except(factors).ToArray();
        var order = factors.Concat(others).ToArray();
        var cells = Combinations([.. order.Select(f => levels[f].Count)]);
        var rows = GridRows(order, levels, cells, at);
        var wanted = factors.Aggregate(1, (product, f) => product * levels[f].Count);
        var means = new List<MarginalMean>();
        for (var k = 0; k < wanted; k++)
        {
            var members = Enumerable.Range(0, cells.Count).Where(c => c % wanted == k).ToArray();
            var average = new double[rows[0].Length];
            foreach (var member in members) Vectors.AddScaled(1.0 / members.Length, rows[member], average);
            var weights = Estimable(average);
            means.Add(new MarginalMean(
                [.. factors.Select((f, i) => levels[f][cells[k][i]])], weights, weights is null ? null : Contrast(weights, method, level)));
        }

        return means;
    }

    /// <summary>
    /// All pairwise differences of marginal means, those with the same levels of the factors after the first
    /// <paramref name="compared"/> forming one family. Means that are not estimable are left out.
    /// </summary>
    public IReadOnlyList<MeanComparison> Pairwise(
        IReadOnlyList<MarginalMean> means, DegreesOfFreedom method, ComparisonAdjustment adjustment = ComparisonAdjustment.None, int compared = 1, double level = 0.95)
    {
        var all = new List<MeanComparison>();
        foreach (var family in means.Where(m => m.Weights is not null).GroupBy(m => string.Join('\u001f', m.Levels.Skip(compared))))
        {
            var members = family.ToArray();
            var pairs = new List<MeanComparison>();
            for (var i = 0; i < members.Length; i++)
            {
                for (var j = i + 1; j < members.Length; j++)
                {
                    var weights = members[i].Weights!.Zip(members[j].Weights!, (a, b) => a - b).ToArray();
                    var difference = Contrast(weights, method, level);
                    pairs.Add(new MeanComparison(members[i], members[j], difference, difference.P));
                }
            }

            var adjusted = Adjust(pairs, adjustment, members.Length);
            all.AddRange(pairs.Select((p, k) => p with { AdjustedP = adjusted[k] }));
        }

        return all;
    }

    private static double[] Adjust(List<MeanComparison> pairs, ComparisonAdjustment adjustment, int means)
    {
        double[] p = [.. pairs.Select(x => x.Difference.P)];
        return adjustment switch
        {
            ComparisonAdjustment.None => p,
            ComparisonAdjustment.Holm => AdjustedP.Holm(p),
            ComparisonAdjustment.Hochberg => AdjustedP.Hochberg(p),
            ComparisonAdjustment.Tukey => [.. pairs.Select(x => StudentizedRange.Survival(Math.Sqrt(2) * Math.Abs(x.Difference.Statistic), means, x.Difference.Df))],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Dictionary<string, IReadOnlyList<string>> FactorLevels() => model.Frame.Design.Atoms.Values.OfType<FactorAtom>()
        .DistinctBy(a => a.Column).ToDictionary(a => a.Column, a => a.Levels);

    private static List<int[]> Combinations(int[] sizes)
    {
        var count = sizes.Aggregate(1, (product, size) => product * size);
        var cells = new List<int[]>();
        for (var k = 0; k < count; k++)
        {
            var cell = new int[sizes.Length];
            for (int i = 0, rest = k; i < sizes.Length; rest /= sizes[i++]) cell[i] = rest % sizes[i];
            cells.Add(cell);
        }

        return cells;
    }

    private List<double[]> GridRows(
        string[] order, Dictionary<string, IReadOnlyList<string>> levels, List<int[]> cells, IReadOnlyDictionary<string, double>? at)
    {
        var frame = model.Frame;
        var columns = new List<Column>();
        for (var i = 0; i < order.Length; i++) columns.Add(new FactorColumn(order[i], levels[order[i]], [.. cells.Select(c => c[i])]));
        foreach (var name in frame.Design.Atoms.Keys.SelectMany(a => frame.Formula.Atom(a).Names()).Distinct().Where(n => !levels.ContainsKey(n) && frame.Table.Has(n)))
        {
            var value = at is not null && at.TryGetValue(name, out var given) ? given : frame.Table.Numbers(name).Average();
            columns.Add(new NumberColumn(name, [.. Enumerable.Repeat(value, cells.Count)]));
        }

        // A model without variables still has one row: its intercept.
        if (columns.Count == 0) columns.Add(new NumberColumn("(none)", [0]));
        var design = frame.Design.Columns(new DataTable(columns));
        return [.. Enumerable.Range(0, cells.Count).Select(row => design.Select(c => c[row]).ToArray())];
    }

    /// <summary>The weights over estimable coefficients, or null when the row is not a combination of rows of the design.</summary>
    private double[]? Estimable(double[] row)
    {
        var basis = model.Frame.Basis;
        var kept = Array.ConvertAll(basis.Kept, k => row[k]);
        for (var column = 0; column < row.Length; column++)
        {
            if (Array.IndexOf(basis.Kept, column) >= 0) continue;

            // The aliased column is a combination of the kept ones; so must be its entry here.
            var projection = Array.ConvertAll(basis.Columns, b => Vectors.Dot(b, model.Frame.AllColumns[column]));
            var coefficients = Dense.Product(basis.ToCoefficients, P, P, projection, 1);
            if (Math.Abs(Vectors.Dot(coefficients, kept) - row[column]) > 1e-8 * (1 + Math.Abs(row[column]))) return null;
        }

        return kept;
    }
}
