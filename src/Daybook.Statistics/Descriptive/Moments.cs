namespace Daybook.Statistics.Descriptive;

/// <summary>
/// Means, variances and the shape of a sample. Sums are compensated and variances are taken about the mean, so that a
/// large common offset costs no figures.
/// </summary>
public static class Moments
{
    /// <summary>The sum, with Neumaier's compensation; 0 of nothing.</summary>
    /// <param name="values">The values; NaN gives NaN.</param>
    public static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0, lost = 0;
        foreach (double value in values)
        {
            double next = sum + value;
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }
        return double.IsFinite(lost) ? sum + lost : sum;
    }

    /// <summary>The arithmetic mean; NaN of nothing.</summary>
    /// <param name="values">The values.</param>
    public static double Mean(ReadOnlySpan<double> values)
    {
        double mean = Sum(values) / values.Length;
        double rest = 0;
        foreach (double value in values)
        {
            rest += value - mean;
        }
        return double.IsFinite(mean) ? mean + rest / values.Length : mean;
    }

    /// <summary>The sum of squared deviations from the mean.</summary>
    /// <param name="values">The values.</param>
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        double mean = Mean(values), squares = 0, rest = 0;
        foreach (double value in values)
        {
            double deviation = value - mean;
            squares += deviation * deviation;
            rest += deviation;
        }
        return squares - rest * rest / Math.Max(1, values.Length);
    }

    /// <summary>The sample variance with n - 1; NaN of fewer than two values.</summary>
    /// <param name="values">The values.</param>
    public static double Variance(ReadOnlySpan<double> values) =>
        values.Length < 2 ? double.NaN : SumOfSquares(values) / (values.Length - 1);

    /// <summary>The sample standard deviation; NaN of fewer than two values.</summary>
    /// <param name="values">The values.</param>
    public static double StandardDeviation(ReadOnlySpan<double> values) => Math.Sqrt(Variance(values));

    /// <summary>The sample covariance with n - 1; NaN of fewer than two pairs.</summary>
    /// <param name="x">First variable.</param>
    /// <param name="y">Second variable, paired with the first.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static double Covariance(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x, y, nameof(y));
        if (x.Length < 2)
        {
            return double.NaN;
        }
        double meanX = Mean(x), meanY = Mean(y), sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.Length - 1);
    }

    /// <summary>The k-th central moment with divisor n.</summary>
    /// <param name="values">The values.</param>
    /// <param name="order">The power, such as 3 or 4.</param>
    public static double Central(ReadOnlySpan<double> values, int order)
    {
        double mean = Mean(values), sum = 0;
        foreach (double value in values)
        {
            sum += Math.Pow(value - mean, order);
        }
        return sum / values.Length;
    }

    /// <summary>Skewness g1 = m3 / m2^1.5 (Joanes and Gill 1998, type 1).</summary>
    /// <param name="values">The values.</param>
    public static double SkewnessG1(ReadOnlySpan<double> values) =>
        Central(values, 3) / Math.Pow(Central(values, 2), 1.5);

    /// <summary>Excess kurtosis g2 = m4 / m2^2 - 3 (type 1).</summary>
    /// <param name="values">The values.</param>
    public static double KurtosisG2(ReadOnlySpan<double> values) =>
        Central(values, 4) / Math.Pow(Central(values, 2), 2) - 3;

    /// <summary>exp of the mean of the logarithms; NaN unless every value is positive.</summary>
    /// <param name="values">The values.</param>
    public static double GeometricMean(ReadOnlySpan<double> values) => Math.Exp(Mean(Logs(values)));

    /// <summary>Geometric coefficient of variation, sqrt(exp(variance of the logarithms) - 1).</summary>
    /// <param name="values">The values; NaN unless every one is positive.</param>
    public static double GeometricCoefficientOfVariation(ReadOnlySpan<double> values) =>
        Math.Sqrt(Distributions.Elementary.ExpM1(Variance(Logs(values))));

    /// <summary>The mean of what is left after cutting a fraction of the values from each end.</summary>
    /// <param name="values">The values.</param>
    /// <param name="fraction">The fraction cut from each end, below one half.</param>
    public static double TrimmedMean(ReadOnlySpan<double> values, double fraction)
    {
        double[] sorted = Quantiles.Sorted(values);
        int cut = (int)Math.Floor(sorted.Length * fraction);
        return Mean(sorted.AsSpan(cut, sorted.Length - 2 * cut));
    }

    private static double[] Logs(ReadOnlySpan<double> values)
    {
        double[] logs = new double[values.Length];
        for (int i = 0; i < logs.Length; i++)
        {
            logs[i] = values[i] > 0 ? Math.Log(values[i]) : double.NaN;
        }
        return logs;
    }
}
