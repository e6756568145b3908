using System.Text.Json.Nodes;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>Results that need a second model or a profile.</summary>
internal static class MixedModelComparisons
{
    /// <summary>Maximum likelihood against the reduced model that the case names.</summary>
    public static JsonObject? LikelihoodRatio(ReferenceCase referenceCase, MixedCall call)
    {
        if ((string?)referenceCase.Results?["lrt_ml"]?["null_formula"] is not { } formula) return null;
        var full = LinearMixedModel.Fit(call.Specification, call.Table, new FitOptions { Reml = false });
        var reduced = LinearMixedModel.Fit(formula, call.Table, new FitOptions { Reml = false });
        var test = LikelihoodRatioTest.Of(reduced, full);
        return Tree.Of(("null_formula", formula), ("null_ml_loglik", reduced.MlLogLikelihood), ("chisq", test.Statistic), ("df", test.Df), ("p", test.P));
    }

    /// <summary>Each random intercept left out in turn, under REML.</summary>
    public static JsonObject? Ranova(MixedCall call, MixedModelFit fit)
    {
        if (!call.IsLmer || call.Specification.Random.Count != 1 || call.Specification.Random[0].Effects != "1") return null;
        var term = call.Specification.Random[0];
        var reduced = LinearMixedModel.Fit(call.Specification with { Random = [] }, call.Table);
        var test = LikelihoodRatioTest.Of(reduced, fit);
        return Tree.Of(($"(1 | {term.Name})", Tree.Of(
            ("npar", reduced.ParameterCount), ("logLik", reduced.LogLikelihood), ("LRT", test.Statistic), ("Df", test.Df), ("p", test.P))));
    }

    /// <summary>
    /// The intervals that the format calls profile_ci_95, under lme4's names. The optimiser with which they were made leaves the
    /// covariance parameters where they are, so each is a slice through the maximum-likelihood deviance: the other standard
    /// deviations and correlations are held (for a coefficient, the relative ones). The library's own
    /// <see cref="ProfileLikelihood"/> re-estimates them, as a profile should.
    /// </summary>
    public static JsonObject? Profile(ReferenceCase referenceCase, MixedCall call)
    {
        if (referenceCase.Results?["profile_ci_95"] is not JsonObject) return null;
        var fit = LinearMixedModel.Fit(call.Specification, call.Table, new FitOptions { Reml = false });
        var slice = new DevianceSlice(fit, call);
        var intervals = new JsonObject();
        for (var k = 0; k < fit.CovarianceParameters.Count; k++)
            intervals[k == fit.CovarianceParameters.Count - 1 ? ".sigma" : $".sig{k + 1:00}"] = Interval(slice.Covariance(k));
        foreach (var name in fit.CoefficientNames) intervals[name] = Interval(slice.Coefficient(name));
        return intervals;
    }

    private static JsonObject Interval((double Lower, double Upper) limits) => Tree.Of(("lower", limits.Lower), ("upper", limits.Upper));
}
