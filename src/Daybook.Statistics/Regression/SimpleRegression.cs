using Daybook.Statistics.Descriptive;

namespace Daybook.Statistics.Regression;

/// <summary>Robust and leave-one-out companions of a straight line y = a + b x.</summary>
public static class SimpleRegression
{
    /// <summary>The least-squares line, with x as second column.</summary>
    /// <param name="x">The predictor, at least two finite values.</param>
    /// <param name="y">The outcome.</param>
    public static LinearRegression Fit(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        LinearRegression.Fit([[.. Enumerable.Repeat(1.0, x.Length)], x.ToArray()], y);

    /// <summary>Theil and Sen's slope: the median slope over all pairs with different x; NaN when there is none.</summary>
    /// <param name="x">The predictor.</param>
    /// <param name="y">The outcome.</param>
    public static double TheilSenSlope(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x, y, nameof(y));
        var slopes = new List<double>();
        for (int j = 1; j < x.Length; j++)
        {
            for (int i = 0; i < j; i++)
            {
                double slope = (y[i] - y[j]) / (x[i] - x[j]);
                if (double.IsFinite(slope))
                {
                    slopes.Add(slope);
                }
            }
        }
        return Quantiles.Median(slopes.ToArray());
    }

    /// <summary>The slope without each row in turn: how much it hangs on one participant.</summary>
    /// <param name="x">The predictor, at least three finite values.</param>
    /// <param name="y">The outcome.</param>
    public static double[] LeaveOneOutSlopes(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.AtLeast(3, x, nameof(x));
        double[] a = x.ToArray(), b = y.ToArray();
        return [.. Enumerable.Range(0, a.Length).Select(left =>
            Slope([.. a.Where((_, i) => i != left)], [.. b.Where((_, i) => i != left)]))];
    }

    /// <summary>Covariance over variance; NaN when x does not vary.</summary>
    /// <param name="x">The predictor.</param>
    /// <param name="y">The outcome.</param>
    public static double Slope(ReadOnlySpan<double> x, ReadOnlySpan<double> y) => Moments.Covariance(x, y) / Moments.Variance(x);
}
