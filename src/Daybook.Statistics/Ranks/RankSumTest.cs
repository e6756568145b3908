using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Ranks;

/// <summary>The rank-sum test of Wilcoxon, Mann and Whitney for two samples, exact with ties.</summary>
public static class RankSumTest
{
    private const double MostCells = 2e7;

    /// <summary>Tests that two samples come from one distribution.</summary>
    /// <param name="first">First sample, finite, not empty.</param>
    /// <param name="second">Second sample, finite, not empty.</param>
    /// <exception cref="ArgumentException">An empty sample, a value that is not finite, or all values equal.</exception>
    public static RankTestResult Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(1, second, nameof(second));
        int m = first.Length, n = second.Length, size = m + n;
        double[] ranks = Ranking.Midranks([.. first, .. second]);
        double rankSum = 0, squares = 0;
        for (int i = 0; i < size; i++)
        {
            rankSum += i < m ? ranks[i] : 0;
            double distance = ranks[i] - (size + 1) / 2.0;
            squares += distance * distance;
        }
        if (squares == 0)
        {
            throw new ArgumentException("All values are equal: there is nothing to rank.", nameof(first));
        }
        double w = rankSum - m * (m + 1.0) / 2;
        double deviation = Math.Sqrt(squares * m / size * n / (size - 1));
        double fromMean = w - m * (double)n / 2;
        double corrected = (Math.Abs(fromMean) - 0.5) / deviation;
        var (both, greater, less) = Exact(ranks, m, rankSum);
        return new RankTestResult(w, fromMean / deviation, 2 * Normal.Survival(Math.Abs(fromMean / deviation)),
            fromMean == 0 ? 1 : Math.Min(1, 2 * Normal.Survival(corrected)), both, greater, less,
            ranks.Distinct().Count() < size);
    }

    private static (double Both, double Greater, double Less) Exact(double[] ranks, int m, double rankSum)
    {
        int[] doubled = Ranking.Doubled(ranks);
        if (FixedSizeSubsetSums.Cells(doubled, m) > MostCells)
        {
            return (double.NaN, double.NaN, double.NaN);
        }
        var exact = new FixedSizeSubsetSums(doubled, m);
        return (exact.TwoSided(2 * rankSum), exact.Upper(2 * rankSum), exact.Lower(2 * rankSum));
    }
}
