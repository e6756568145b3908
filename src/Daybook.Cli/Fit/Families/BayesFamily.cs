using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Means;
using Daybook.Statistics.Regression;
using Daybook.Statistics.SingleCase;

namespace Daybook.Cli.Fit.Families;

/// <summary>The posterior of one participant's phase effect under AR(1) errors.</summary>
internal static class BayesFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        double[] y = referenceCase.Inputs["y"].ToNumbers(), phase = referenceCase.Inputs["phase"].ToNumbers();
        var posterior = new BayesianPhaseEffect(y, phase);
        TTestResult conjugate = SimpleRegression.Fit(phase, y).Coefficient(1);
        return Tree.Of(
            ("effect", Tree.Of(("mean", posterior.Mean), ("sd", posterior.StandardDeviation), ("median", posterior.Quantile(0.5)),
                ("ci95", Tree.Of(("lower", posterior.Quantile(0.025)), ("upper", posterior.Quantile(0.975)))),
                ("prob_below_zero", posterior.Cdf(0)))),
            ("rho", Tree.Of(("mean", posterior.RhoMean), ("sd", posterior.RhoStandardDeviation))),
            ("no_autocorrelation_conjugate", Tree.Of(("estimate", conjugate.Estimate), ("scale", conjugate.StandardError),
                ("df", conjugate.Df), ("prob_below_zero", StudentT.Cdf(-conjugate.T, conjugate.Df)), ("ci", conjugate.Interval))));
    }
}
