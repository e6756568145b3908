using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>Whether two samples vary alike.</summary>
/// <param name="Ratio">Variance of the first over that of the second.</param>
/// <param name="RatioP">Two-sided p of the F test, which trusts normality.</param>
/// <param name="RatioInterval">Interval of the ratio.</param>
/// <param name="BrownForsytheF">Levene's test about medians (Brown and Forsythe 1974), robust to long tails.</param>
/// <param name="BrownForsytheP">Its p value.</param>
public sealed record VarianceTests(double Ratio, double RatioP, Interval RatioInterval, double BrownForsytheF, double BrownForsytheP)
{
    /// <summary>Compares two samples.</summary>
    /// <param name="first">At least two finite values.</param>
    /// <param name="second">At least two finite values that vary.</param>
    /// <param name="level">Confidence level.</param>
    public static VarianceTests Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Require.Level(level);
        Require.AtLeast(2, first, nameof(first));
        Require.AtLeast(2, second, nameof(second));
        double ratio = Moments.Variance(first) / Moments.Variance(second), df1 = first.Length - 1, df2 = second.Length - 1;
        double tail = (1 - level) / 2;
        var interval = new Interval(
            ratio / FisherF.UpperQuantile(tail, df1, df2), ratio / FisherF.Quantile(tail, df1, df2), level);
        double p = 2 * Math.Min(FisherF.Cdf(ratio, df1, df2), FisherF.Survival(ratio, df1, df2));
        // One-way analysis of variance of two groups is the square of Student's t.
        TTestResult distances = TTest.Pooled(Distances(first), Distances(second));
        return new VarianceTests(ratio, Math.Min(1, p), interval, distances.T * distances.T, distances.P);
    }

    private static double[] Distances(ReadOnlySpan<double> values)
    {
        double median = Quantiles.Median(values);
        double[] distances = values.ToArray();
        for (int i = 0; i < distances.Length; i++)
        {
            distances[i] = Math.Abs(distances[i] - median);
        }
        return distances;
    }
}
