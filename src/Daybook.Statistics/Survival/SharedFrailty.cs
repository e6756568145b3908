using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>
/// Cox regression of clustered times in which a cluster's members share an unobserved factor, the frailty, on their
/// hazard. Fitted as penalised partial likelihood (Therneau and Grambsch 2000), Efron's ties.
/// </summary>
/// <param name="Coefficients">Log hazard ratios within clusters.</param>
/// <param name="Variance">Variance of the gamma frailty, or of the normal log frailty.</param>
/// <param name="PartialLogLikelihood">The log partial likelihood at the fitted effects and frailties.</param>
/// <param name="IntegratedLogLikelihood">The likelihood with gamma frailties integrated out; NaN for normal ones.</param>
public sealed record SharedFrailty(
    IReadOnlyList<double> Coefficients, double Variance, double PartialLogLikelihood, double IntegratedLogLikelihood)
{
    /// <summary>Gamma frailties of mean 1; their variance maximises the integrated likelihood.</summary>
    /// <param name="columns">Predictors; no intercept.</param>
    /// <param name="times">Times to event or censoring.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <param name="clusters">The cluster of each row, 0, 1, ...</param>
    public static SharedFrailty Gamma(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> clusters)
    {
        var model = new PenalisedCox(columns, times, events, clusters);
        (SharedFrailty Fit, double Slope) At(double log, double near)
        {
            double shape = Math.Exp(-log);
            (double[] effects, double[] frailties, ClusteredPoint at) = model.Fit(
                w => (shape * (w - Math.Exp(w)), shape * (1 - Math.Exp(w)), shape * Math.Exp(w)), near);
            double integrated = at.Value + frailties.Select((w, c) => shape * w + Integrated(model.Events[c], shape)).Sum();
            // At the maximum only the shape itself moves the likelihood; the frailties' mean is 1 there.
            double slope = -shape * frailties.Select((w, c) => w + IntegratedSlope(model.Events[c], shape)).Sum();
            return (new SharedFrailty(effects, Math.Exp(log), at.Value, integrated), slope);
        }
        // The variance from e^-8 to e^4 in steps, then where the slope of the likelihood passes zero about the best.
        const double rough = 1e-8, close = 1e-16;
        var grid = Enumerable.Range(-4, 7).Select(i => (Log: 2.0 * i, At: At(2.0 * i, rough))).ToArray();
        int best = Array.IndexOf(grid, grid.MaxBy(g => g.At.Fit.IntegratedLogLikelihood));
        (double low, double high) = (grid[Math.Max(0, best - 1)].Log, grid[Math.Min(grid.Length - 1, best + 1)].Log);
        bool inside = grid[Math.Max(0, best - 1)].At.Slope > 0 && grid[Math.Min(grid.Length - 1, best + 1)].At.Slope < 0;
        return At(inside ? RootFinder.Find(log => At(log, close).Slope, low, high, 1e-8) : grid[best].Log, close).Fit;
    }

    /// <summary>Normal log frailties; their variance by the REML-type equation variance = (sum b^2 + trace) / clusters.</summary>
    /// <param name="columns">Predictors; no intercept.</param>
    /// <param name="times">Times to event or censoring.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <param name="clusters">The cluster of each row, 0, 1, ...</param>
    public static SharedFrailty LogNormal(
        IReadOnlyList<double[]> columns, ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> clusters)
    {
        var model = new PenalisedCox(columns, times, events, clusters);
        double variance = 0.5;
        for (int turn = 0; turn < 500; turn++)
        {
            double v = variance;
            (double Value, double Slope, double Curve) Penalty(double w) => (-w * w / (2 * v), -w / v, 1 / v);
            (double[] effects, double[] frailties, ClusteredPoint at) = model.Fit(Penalty);
            variance = (frailties.Sum(w => w * w) + PenalisedCox.ClusterTrace(at, frailties, Penalty)) / frailties.Length;
            if (Math.Abs(variance - v) <= 1e-9 * v || variance < 1e-8)
            {
                return new SharedFrailty(effects, variance, at.Value, double.NaN);
            }
        }
        throw new InvalidOperationException("The frailty variance does not settle.");
    }

    /// <summary>What integration adds for a cluster with d events, apart from shape x log frailty.</summary>
    private static double Integrated(int d, double shape) => d + GammaFunction.Log(shape + d) - GammaFunction.Log(shape)
        + shape * Math.Log(shape) - (shape + d) * Math.Log(shape + d);

    /// <summary>How that changes with the shape.</summary>
    private static double IntegratedSlope(int d, double shape) =>
        GammaFunction.Digamma(shape + d) - GammaFunction.Digamma(shape) + Math.Log(shape / (shape + d));
}
