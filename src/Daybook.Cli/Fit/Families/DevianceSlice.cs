using Daybook.Statistics.Distributions;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>Where a slice through the ML deviance, other standard deviations and correlations held, rises by the 95% quantile.</summary>
internal sealed class DevianceSlice(MixedModelFit fit, MixedCall call)
{
    private static readonly double Rise = ChiSquare.Quantile(0.95, 1);

    private readonly Dictionary<string, double> best = fit.CovarianceParameters.ToDictionary(c => c.Name, c => c.Value);

    public (double Lower, double Upper) Covariance(int index)
    {
        var name = fit.CovarianceParameters[index].Name;
        var (a, b) = Sides(name);
        var correlation = name.Contains("|cov|", StringComparison.Ordinal);
        var from = correlation ? best[name] / Math.Sqrt(best[a] * best[b]) : Math.Sqrt(best[name]);
        return correlation
            ? (Root(r => Loss(Correlated(name, r)), from, -1 + 1e-9), Root(r => Loss(Correlated(name, r)), from, 1 - 1e-9))
            : (Root(s => Loss(Spread(name, s)), from, 0), Root(s => Loss(Spread(name, s)), from, from * 100));
    }

    /// <summary>The residual variance is profiled out: n log(1 + (b - b0)^2 / (n v)) with v the ML variance of b.</summary>
    public (double Lower, double Upper) Coefficient(string name)
    {
        var estimate = fit.Coefficient(name, DegreesOfFreedom.Infinite);
        var n = fit.Observations;
        var margin = estimate.StandardError * Math.Sqrt(n * (Math.Exp(Rise / n) - 1));
        return (estimate.Estimate - margin, estimate.Estimate + margin);
    }

    private double Loss(Dictionary<string, double> parameters)
    {
        try
        {
            return 2 * (fit.MlLogLikelihood - LinearMixedModel.EvaluateAt(call.Specification, call.Table, parameters).MlLogLikelihood);
        }
        catch (ModelException problem) when (problem.Code == "parameter.not-positive-definite")
        {
            return double.PositiveInfinity;
        }
    }

    private Dictionary<string, double> Spread(string name, double sd)
    {
        var changed = new Dictionary<string, double>(best) { [name] = sd * sd };
        foreach (var covariance in best.Keys.Where(k => k.Contains("|cov|", StringComparison.Ordinal)))
        {
            var (a, b) = Sides(covariance);
            if (a == name || b == name) changed[covariance] *= sd / Math.Sqrt(best[name]);
        }

        return changed;
    }

    private Dictionary<string, double> Correlated(string name, double r)
    {
        var (a, b) = Sides(name);
        return new Dictionary<string, double>(best) { [name] = r * Math.Sqrt(best[a] * best[b]) };
    }

    // "g|cov|a,b" lies between "g|var|a" and "g|var|b".
    private static (string A, string B) Sides(string name)
    {
        var at = name.IndexOf("|cov|", StringComparison.Ordinal);
        if (at < 0) return (name, name);
        var pair = name[(at + 5)..].Split(',');
        return ($"{name[..at]}|var|{pair[0]}", $"{name[..at]}|var|{pair[1]}");
    }

    private static double Root(Func<double, double> loss, double inside, double outside)
    {
        if (loss(outside) < Rise) return outside;
        for (var i = 0; i < 60; i++)
        {
            var middle = (inside + outside) / 2;
            if (loss(middle) > Rise) outside = middle;
            else inside = middle;
        }

        return (inside + outside) / 2;
    }
}
