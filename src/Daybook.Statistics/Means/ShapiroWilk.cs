using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>The Shapiro-Wilk test of normality (Royston, Algorithm AS R94, Applied Statistics 44:547, 1995).</summary>
/// <param name="W">The statistic, at most 1.</param>
/// <param name="P">p value by Royston's approximation, good to about three figures.</param>
public sealed record ShapiroWilk(double W, double P)
{
    private static readonly double[] First = [0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056];
    private static readonly double[] Second = [0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633];
    private static readonly double[] SmallMean = [0.544, -0.39978, 0.025054, -6.714e-4];
    private static readonly double[] SmallLogSd = [1.3822, -0.77857, 0.062767, -0.0020322];
    private static readonly double[] LargeMean = [-1.5861, -0.31082, -0.083751, 0.0038915];
    private static readonly double[] LargeLogSd = [-0.4803, -0.082676, 0.0030302];

    /// <summary>Tests a sample.</summary>
    /// <param name="values">3 to 5000 finite values that are not all equal.</param>
    /// <exception cref="ArgumentException">Too few or too many values, one not finite, or no variation.</exception>
    public static ShapiroWilk Of(ReadOnlySpan<double> values)
    {
        Require.AtLeast(3, values, nameof(values));
        if (values.Length > 5000)
        {
            throw new ArgumentException("Royston's approximation holds for at most 5000 values.", nameof(values));
        }
        double[] x = Quantiles.Sorted(values);
        double squares = Moments.SumOfSquares(x);
        Require.Varies(Math.Sqrt(squares), Math.Max(Math.Abs(x[0]), Math.Abs(x[^1])), nameof(values));
        double[] weights = Weights(x.Length);
        double contrast = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            contrast += weights[i] * (x[^(i + 1)] - x[i]);
        }
        double w = Math.Min(1, contrast * contrast / squares);
        return new ShapiroWilk(w, Significance(w, x.Length));
    }

    /// <summary>The weights of the differences between the i-th largest and i-th smallest values; squares sum to 1/2.</summary>
    private static double[] Weights(int n)
    {
        if (n == 3)
        {
            return [Math.Sqrt(0.5)];
        }
        double[] m = [.. Enumerable.Range(1, n / 2).Select(i => -Normal.Quantile((i - 0.375) / (n + 0.25)))];
        double squares = 2 * m.Sum(v => v * v), root = Math.Sqrt(squares), u = 1 / Math.Sqrt(n);
        double a1 = Polynomial(First, u) + m[0] / root;
        double[] a = new double[m.Length];
        int fixedWeights = n > 5 ? 2 : 1;
        double a2 = n > 5 ? Polynomial(Second, u) + m[1] / root : 0;
        double left = squares - 2 * m[0] * m[0] - (n > 5 ? 2 * m[1] * m[1] : 0);
        double scale = Math.Sqrt(left / (1 - 2 * a1 * a1 - 2 * a2 * a2));
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = i == 0 ? a1 : i < fixedWeights ? a2 : m[i] / scale;
        }
        return a;
    }

    private static double Significance(double w, int n)
    {
        if (n == 3)
        {
            return Math.Max(0, 6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))));
        }
        double y = Math.Log(1 - w), logN = Math.Log(n);
        if (n > 11)
        {
            return Normal.Survival((y - Polynomial(LargeMean, logN)) / Math.Exp(Polynomial(LargeLogSd, logN)));
        }
        double bound = -2.273 + 0.459 * n;
        return y >= bound ? 0
            : Normal.Survival((-Math.Log(bound - y) - Polynomial(SmallMean, n)) / Math.Exp(Polynomial(SmallLogSd, n)));
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = sum * x + coefficients[i];
        }
        return sum;
    }
}
