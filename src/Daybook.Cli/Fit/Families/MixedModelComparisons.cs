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

    /// <summary>Profile-likelihood intervals under the names lme4 gives them.</summary>
    public static JsonObject? Profile(ReferenceCase referenceCase, MixedCall call, MixedModelFit fit)
    {
        if (referenceCase.Results?["profile_ci_95"] is not JsonObject) return null;
        var profile = new ProfileLikelihood(call.Specification, call.Table);
        var intervals = new JsonObject();
        var random = profile.StandardDeviationsAndCorrelations;
        for (var k = 0; k < random.Count; k++) intervals[k == random.Count - 1 ? ".sigma" : $".sig{k + 1:00}"] = Interval(profile.Covariance(k));
        foreach (var name in fit.CoefficientNames) intervals[name] = Interval(profile.Coefficient(name));
        return intervals;
    }

    private static JsonObject Interval((double Lower, double Upper) limits) => Tree.Of(("lower", limits.Lower), ("upper", limits.Upper));
}
