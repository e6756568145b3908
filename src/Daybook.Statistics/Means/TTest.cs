using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>Student's t for one sample, for pairs and for two samples with equal or unequal variances.</summary>
public static class TTest
{
    /// <summary>One mean against a value.</summary>
    /// <param name="values">At least two finite values.</param>
    /// <param name="mean">The mean under the null hypothesis.</param>
    /// <param name="level">Confidence level of the interval for the mean.</param>
    /// <returns>The estimate is the sample mean (not its distance from the hypothesis).</returns>
    /// <exception cref="ArgumentException">Fewer than two values, a value that is not finite, or no variation.</exception>
    public static TTestResult OneSample(ReadOnlySpan<double> values, double mean = 0, double level = 0.95)
    {
        Require.AtLeast(2, values, nameof(values));
        double estimate = Moments.Mean(values);
        double error = Math.Sqrt(Moments.Variance(values) / values.Length);
        Require.Varies(error, estimate, nameof(values));
        return TTestResult.From(estimate, error, values.Length - 1, mean, level);
    }

    /// <summary>The mean of the differences first - second of pairs.</summary>
    /// <param name="first">First values.</param>
    /// <param name="second">Second values, in the same order of pairs.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">
    /// Lengths differ, fewer than two pairs, a value that is not finite, or differences without variation.
    /// </exception>
    public static TTestResult Paired(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Require.SameLength(first, second, nameof(second));
        Require.Finite(first, nameof(first));
        Require.Finite(second, nameof(second));
        double[] differences = new double[first.Length];
        for (int i = 0; i < differences.Length; i++)
        {
            differences[i] = first[i] - second[i];
        }
        return OneSample(differences, 0, level);
    }

    /// <summary>Two means with one variance (Student): n1 + n2 - 2 degrees of freedom.</summary>
    /// <param name="first">First sample.</param>
    /// <param name="second">Second sample.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The estimate is mean(first) - mean(second).</returns>
    /// <exception cref="ArgumentException">An empty sample, fewer than three values in all, or no variation.</exception>
    public static TTestResult Pooled(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(first.Length == 1 ? 2 : 1, second, nameof(second));
        double mean1 = Moments.Mean(first), mean2 = Moments.Mean(second);
        int df = first.Length + second.Length - 2;
        double variance = (Moments.SumOfSquares(first) + Moments.SumOfSquares(second)) / df;
        double error = Math.Sqrt(variance * (1.0 / first.Length + 1.0 / second.Length));
        Require.Varies(error, Math.Max(Math.Abs(mean1), Math.Abs(mean2)), nameof(first));
        return TTestResult.From(mean1 - mean2, error, df, 0, level);
    }

    /// <summary>Two means with a variance each (Welch, Satterthwaite's degrees of freedom).</summary>
    /// <param name="first">First sample, at least two values.</param>
    /// <param name="second">Second sample, at least two values.</param>
    /// <param name="level">Confidence level.</param>
    /// <returns>The estimate is mean(first) - mean(second).</returns>
    /// <exception cref="ArgumentException">Fewer than two values in a sample, or no variation in either.</exception>
    public static TTestResult Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double level = 0.95)
    {
        Require.AtLeast(2, first, nameof(first));
        Require.AtLeast(2, second, nameof(second));
        double mean1 = Moments.Mean(first), mean2 = Moments.Mean(second);
        double square1 = Moments.Variance(first) / first.Length, square2 = Moments.Variance(second) / second.Length;
        double sum = square1 + square2;
        Require.Varies(Math.Sqrt(sum), Math.Max(Math.Abs(mean1), Math.Abs(mean2)), nameof(first));
        double df = sum * sum / (square1 * square1 / (first.Length - 1) + square2 * square2 / (second.Length - 1));
        return TTestResult.From(mean1 - mean2, Math.Sqrt(sum), df, 0, level);
    }
}
