using Daybook.Statistics.Means;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.SingleCase;

/// <summary>
/// Regression of one participant's equally spaced series with AR(1) errors, fitted by REML over the autocorrelation.
/// Tests use n - p degrees of freedom, as R's gls prints them; they are too generous in short series.
/// </summary>
/// <param name="Rho">The autocorrelation that maximises the restricted likelihood.</param>
/// <param name="Sigma">Standard deviation of the errors.</param>
/// <param name="Coefficients">Each coefficient with its test and interval.</param>
/// <param name="LogLikelihood">The restricted log-likelihood with R's constant.</param>
public sealed record AutoregressiveRegression(
    double Rho, double Sigma, IReadOnlyList<TTestResult> Coefficients, double LogLikelihood)
{
    /// <summary>Fits the model.</summary>
    /// <param name="columns">The design's columns, an intercept of ones included where wanted; independent.</param>
    /// <param name="outcome">The series in its order, without gaps.</param>
    /// <exception cref="ArgumentException">Too few values, lengths that differ, a value not finite, or aliased columns.</exception>
    public static AutoregressiveRegression Fit(IReadOnlyList<double[]> columns, ReadOnlySpan<double> outcome)
    {
        ArgumentNullException.ThrowIfNull(columns);
        Require.AtLeast(columns.Count + 2, outcome, nameof(outcome));
        double[] y = outcome.ToArray();
        if (LinearRegression.Fit(columns, y).Aliased.Count > 0)
        {
            throw new ArgumentException("The columns are not independent.", nameof(columns));
        }
        // Fisher's z keeps the search away from the ends; the criterion is scanned before it is polished.
        double[] grid = [.. Enumerable.Range(-60, 121).Select(i => i * 0.05)];
        double best = grid.MaxBy(z => Whitened.At(Math.Tanh(z), columns, y).Criterion);
        double at = Maximum(z => Whitened.At(Math.Tanh(z), columns, y).Criterion, best - 0.05, best + 0.05);
        Whitened fit = Whitened.At(Math.Tanh(at), columns, y);
        int df = y.Length - columns.Count;
        return new AutoregressiveRegression(Math.Tanh(at), fit.Regression.Sigma,
            [.. Enumerable.Range(0, columns.Count).Select(j => fit.Regression.Coefficient(j))],
            fit.Criterion - df / 2.0 * (Math.Log(2 * Math.PI / df) + 1));
    }

    /// <summary>Golden section to the flat top, then Newton's steps by differences of fourth order: three points alone miss the root by 1e-6.</summary>
    private static double Maximum(Func<double, double> f, double low, double high)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2, a = high - ratio * (high - low), b = low + ratio * (high - low);
        double fa = f(a), fb = f(b);
        while (high - low > 1e-4)
        {
            bool left = fa > fb;
            (low, high) = left ? (low, b) : (a, high);
            (a, b, fa, fb) = left
                ? (high - ratio * (high - low), a, double.NaN, fa) : (b, low + ratio * (high - low), fb, double.NaN);
            fa = double.IsNaN(fa) ? f(a) : fa;
            fb = double.IsNaN(fb) ? f(b) : fb;
        }
        double centre = (low + high) / 2;
        const double step = 1e-3;
        for (int i = 0; i < 3; i++)
        {
            double up = f(centre + step), middle = f(centre), down = f(centre - step), curve = up - 2 * middle + down;
            double slope = (8 * (up - down) - (f(centre + 2 * step) - f(centre - 2 * step))) / 12;
            centre -= curve < 0 ? step * slope / curve : 0;
        }
        return centre;
    }
}
