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
        SharedFrailty At(double log)
        {
            double shape = Math.Exp(-log);
            (double[] point, double partial) = model.Fit(
                w => (shape * (w - Math.Exp(w)), shape * (1 - Math.Exp(w)), shape * Math.Exp(w)));
            double integrated = partial + point.Skip(model.Effects).Select((w, i) => shape * w + Integrated(model.Events[i], shape)).Sum();
            return new SharedFrailty(point[..model.Effects], Math.Exp(log), partial, integrated);
        }
        // The variance from e^-8 to e^3 in steps, then golden section about the best.
        double[] grid = [.. Enumerable.Range(-16, 23).Select(i => i / 2.0)];
        double best = grid.MaxBy(log => At(log).IntegratedLogLikelihood), low = best - 0.5, high = best + 0.5;
        double ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-5)
        {
            double a = high - ratio * (high - low), b = low + ratio * (high - low);
            (low, high) = At(a).IntegratedLogLikelihood > At(b).IntegratedLogLikelihood ? (low, b) : (a, high);
        }
        return At((low + high) / 2);
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
            (double[] point, double partial, double[][] covariance) = model.FitWithCovariance(w => (-w * w / (2 * v), -w / v, 1 / v));
            int clustersCount = point.Length - model.Effects;
            double squares = point.Skip(model.Effects).Sum(w => w * w);
            double trace = Enumerable.Range(model.Effects, clustersCount).Sum(i => covariance[i][i]);
            variance = (squares + trace) / clustersCount;
            if (Math.Abs(variance - v) <= 1e-9 * v || variance < 1e-8)
            {
                return new SharedFrailty(point[..model.Effects], variance, partial, double.NaN);
            }
        }
        throw new InvalidOperationException("The frailty variance does not settle.");
    }

    /// <summary>What integration adds for a cluster with d events, apart from shape x log frailty.</summary>
    private static double Integrated(int d, double shape) => d + GammaFunction.Log(shape + d) - GammaFunction.Log(shape)
        + shape * Math.Log(shape) - (shape + d) * Math.Log(shape + d);
}
