using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Descriptive;

/// <summary>Distribution-free intervals for a median.</summary>
public static class MedianInterval
{
    /// <summary>
    /// The interval between the k-th smallest and k-th largest value, k the binomial quantile of (1 - level)/2, at least
    /// 1. Its exact coverage is 1 - 2 P(B &lt; k), B binomial(n, 1/2).
    /// </summary>
    /// <param name="values">At least one finite value.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval ByOrderStatistics(ReadOnlySpan<double> values, double level = 0.95)
    {
        Require.Level(level);
        Require.AtLeast(1, values, nameof(values));
        double[] sorted = Quantiles.Sorted(values);
        int k = Math.Max(1, Binomial.Quantile((1 - level) / 2, sorted.Length, 0.5));
        return new Interval(sorted[k - 1], sorted[^k], level);
    }
}
