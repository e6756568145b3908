using Daybook.Statistics;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit;

/// <summary>
/// Profile limits as the reference software reads them: the signed root of the deviance at steps of a fifth of the 98.75 %
/// point, a cubic spline through them at three times as many points, and straight lines between those. The reading is off
/// by up to a thousandth; <see cref="GeneralizedLinearModel.ProfileInterval"/> solves for the limit itself.
/// </summary>
internal static class ReferenceProfile
{
    private const int MostSteps = 9;

    public static Interval Interval(GeneralizedLinearModel fit, int column)
    {
        double furthest = Normal.UpperQuantile(0.00625), best = fit.Deviance, centre = fit.Coefficients[column];
        double stride = furthest / 5 * Math.Sqrt(fit.Covariance[column][column]);
        var points = new List<(double Value, double Root)> { (centre, 0) };
        foreach (int sign in new[] { -1, 1 })
        {
            double root = 0;
            for (int step = 1; step <= MostSteps && Math.Abs(root) < furthest; step++)
            {
                double value = centre + sign * step * stride;
                root = sign * Math.Sqrt(Math.Max(0, fit.ProfileDeviance(column, value) - best));
                points.Add((value, root));
            }
        }
        (double Value, double Root)[] sorted = [.. points.OrderBy(p => p.Value)];
        (double[] x, double[] y) = Spline([.. sorted.Select(p => p.Value)], [.. sorted.Select(p => p.Root)]);
        return new Interval(Read(x, y, Normal.Quantile(0.025)), Read(x, y, Normal.Quantile(0.975)), 0.95);
    }

    private static double Read(double[] x, double[] y, double at)
    {
        int i = Enumerable.Range(0, y.Length - 1).FirstOrDefault(k => y[k] <= at && at <= y[k + 1], -1);
        return i < 0 ? double.NaN : x[i] + (at - y[i]) / (y[i + 1] - y[i]) * (x[i + 1] - x[i]);
    }

    /// <summary>The spline of Forsythe, Malcolm and Moler (1977) at three times as many points, equally spaced.</summary>
    private static (double[] X, double[] Y) Spline(double[] x, double[] y)
    {
        int n = x.Length, points = 3 * n;
        double[] b = new double[n], c = new double[n], d = new double[n];
        Coefficients(x, y, b, c, d);
        double[] at = [.. Enumerable.Range(0, points).Select(i => x[0] + (x[n - 1] - x[0]) * i / (points - 1))];
        return (at, [.. at.Select(v =>
        {
            int i = Math.Max(0, Array.FindLastIndex(x, k => k <= v));
            double dx = v - x[i];
            return y[i] + dx * (b[i] + dx * (c[i] + dx * d[i]));
        })]);
    }

    private static void Coefficients(double[] x, double[] y, double[] b, double[] c, double[] d)
    {
        int n = x.Length, last = n - 1;
        d[0] = x[1] - x[0];
        c[1] = (y[1] - y[0]) / d[0];
        for (int i = 1; i < last; i++)
        {
            d[i] = x[i + 1] - x[i];
            b[i] = 2 * (d[i - 1] + d[i]);
            c[i + 1] = (y[i + 1] - y[i]) / d[i];
            c[i] = c[i + 1] - c[i];
        }
        (b[0], b[last], c[0], c[last]) = (-d[0], -d[last - 1], 0, 0);
        if (n > 3)
        {
            c[0] = (c[2] / (x[3] - x[1]) - c[1] / (x[2] - x[0])) * d[0] * d[0] / (x[3] - x[0]);
            c[last] = -(c[last - 1] / (x[last] - x[last - 2]) - c[last - 2] / (x[last - 1] - x[last - 3]))
                * d[last - 1] * d[last - 1] / (x[last] - x[last - 3]);
        }
        for (int i = 1; i < n; i++)
        {
            double t = d[i - 1] / b[i - 1];
            b[i] -= t * d[i - 1];
            c[i] -= t * c[i - 1];
        }
        c[last] /= b[last];
        for (int i = last - 1; i >= 0; i--)
        {
            c[i] = (c[i] - d[i] * c[i + 1]) / b[i];
        }
        for (int i = 0; i < last; i++)
        {
            b[i] = (y[i + 1] - y[i]) / d[i] - d[i] * (c[i + 1] + 2 * c[i]);
            d[i] = (c[i + 1] - c[i]) / d[i];
            c[i] *= 3;
        }
        (b[last], c[last], d[last]) = (b[last - 1], 3 * c[last], d[last - 1]);
    }
}
