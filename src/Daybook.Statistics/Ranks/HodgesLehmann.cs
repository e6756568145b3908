using Daybook.Statistics.Descriptive;

namespace Daybook.Statistics.Ranks;

/// <summary>
/// The estimates and intervals that belong to the Wilcoxon tests: medians of pairwise means and differences. The
/// intervals invert the exact conditional test, ties included (Bauer 1972; Hothorn and Hornik 2001).
/// </summary>
public static class HodgesLehmann
{
    /// <summary>The median of the Walsh averages (d_i + d_j)/2, i &lt;= j: zeros take part.</summary>
    /// <param name="differences">At least one finite difference.</param>
    public static double Centre(ReadOnlySpan<double> differences)
    {
        Require.AtLeast(1, differences, nameof(differences));
        return Quantiles.Median(WalshAverages(differences));
    }

    /// <summary>The median of the differences first - second over all pairs.</summary>
    /// <param name="first">First sample, at least one finite value.</param>
    /// <param name="second">Second sample, at least one finite value.</param>
    public static double Shift(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(1, second, nameof(second));
        return Quantiles.Median(PairwiseDifferences(first, second));
    }

    /// <summary>The interval for the centre of symmetry; zero differences are dropped, as in the test.</summary>
    /// <param name="differences">Finite differences, at least one not zero.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The widest pair of Walsh averages when the sample is too small for the level.</returns>
    public static Interval CentreInterval(ReadOnlySpan<double> differences, double level = 0.95)
    {
        Require.Level(level);
        (double[] ranks, _) = SignedRankTest.SignedRanks(differences, ZeroDifferences.Wilcoxon);
        double[] x = [.. differences.ToArray().Where(d => d != 0)];
        double[] walsh = WalshAverages(x);
        Array.Sort(walsh);
        bool ties = ranks.Distinct().Count() < ranks.Length;
        var exact = new SubsetSums(Ranking.Doubled(ranks));
        double At(int i) => ties ? PositiveRankSum(x, walsh[i]) : walsh.Length - i;
        return Invert(walsh, At, exact.Quantile((1 - level) / 2) / 2, exact.Quantile((1 + level) / 2) / 2, level);
    }

    /// <summary>The interval for the shift of the first sample against the second.</summary>
    /// <param name="first">First sample, at least one finite value.</param>
    /// <param name="second">Second sample, at least one finite value.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The widest pair of differences when the samples are too small for the level.</returns>
    public static Interval ShiftInterval(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Require.Level(level);
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(1, second, nameof(second));
        double[] x = first.ToArray(), y = second.ToArray();
        double[] differences = PairwiseDifferences(first, second);
        Array.Sort(differences);
        double[] ranks = Ranking.Midranks([.. x, .. y]);
        bool ties = ranks.Distinct().Count() < ranks.Length;
        var exact = new FixedSizeSubsetSums(Ranking.Doubled(ranks), x.Length);
        double offset = x.Length * (x.Length + 1.0) / 2;
        double At(int i) => ties ? PairsWon(x, y, differences[i]) : differences.Length - i;
        return Invert(differences, At, exact.Quantile((1 - level) / 2) / 2 - offset,
            exact.Quantile((1 + level) / 2) / 2 - offset, level);
    }

    /// <summary>The points where the statistic, falling along the sorted candidates, crosses the two quantiles.</summary>
    private static Interval Invert(double[] candidates, Func<int, double> statistic, double lowQuantile, double highQuantile, double level)
    {
        double[] w = [.. Enumerable.Range(0, candidates.Length).Select(statistic)];
        int upper = Array.FindIndex(w, value => value <= lowQuantile);
        int lower = Array.FindLastIndex(w, value => value > highQuantile);
        return new Interval(
            lower < 0 ? candidates[0] : candidates[lower],
            upper < 0 || lowQuantile <= w.Min() ? candidates[^1] : candidates[upper], level);
    }

    private static double PositiveRankSum(double[] x, double shift)
    {
        double[] moved = [.. x.Select(value => value - shift)];
        double[] ranks = Ranking.Midranks([.. moved.Select(Math.Abs)]);
        double sum = 0;
        for (int i = 0; i < moved.Length; i++)
        {
            sum += moved[i] > 0 ? ranks[i] : 0;
        }
        return sum;
    }

    private static double PairsWon(double[] x, double[] y, double shift)
    {
        double won = 0;
        foreach (double value in x)
        {
            double moved = value - shift;
            foreach (double other in y)
            {
                won += moved > other ? 1 : moved == other ? 0.5 : 0;
            }
        }
        return won;
    }

    private static double[] WalshAverages(ReadOnlySpan<double> x)
    {
        var walsh = new double[x.Length * (x.Length + 1) / 2];
        for (int i = 0, k = 0; i < x.Length; i++)
        {
            for (int j = i; j < x.Length; j++)
            {
                walsh[k++] = (x[i] + x[j]) / 2;
            }
        }
        return walsh;
    }

    private static double[] PairwiseDifferences(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var differences = new double[first.Length * second.Length];
        for (int i = 0, k = 0; i < first.Length; i++)
        {
            for (int j = 0; j < second.Length; j++)
            {
                differences[k++] = first[i] - second[j];
            }
        }
        return differences;
    }
}
