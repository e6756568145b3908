using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.MixedModels;

/// <summary>Adjustments of p values for comparing several means.</summary>
public static class PairwiseAdjustment
{
    /// <summary>Holm's step-down adjustment.</summary>
    public static double[] Holm(IReadOnlyList<double> p) => Stepwise(p, descending: false);

    /// <summary>Hochberg's step-up adjustment.</summary>
    public static double[] Hochberg(IReadOnlyList<double> p) => Stepwise(p, descending: true);

    /// <summary>Tukey's adjustment of one t statistic among all pairs of <paramref name="means"/> means.</summary>
    public static double Tukey(double t, int means, double df) => StudentizedRange.Survival(Math.Sqrt(2) * Math.Abs(t), means, df);

    private static double[] Stepwise(IReadOnlyList<double> p, bool descending)
    {
        var n = p.Count;
        var order = Enumerable.Range(0, n).OrderBy(i => descending ? -p[i] : p[i]).ToArray();
        var adjusted = new double[n];
        var running = descending ? 1.0 : 0.0;
        for (var k = 0; k < n; k++)
        {
            var value = Math.Min(1, p[order[k]] * (descending ? k + 1 : n - k));
            running = descending ? Math.Min(running, value) : Math.Max(running, value);
            adjusted[order[k]] = running;
        }

        return adjusted;
    }
}
