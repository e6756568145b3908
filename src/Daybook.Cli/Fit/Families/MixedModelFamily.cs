using System.Text.Json.Nodes;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>Linear mixed models, generalised least squares and MMRM: one engine, the reference format's names.</summary>
internal static class MixedModelFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        var call = MixedCall.Of(referenceCase);
        var fit = LinearMixedModel.Fit(call.Specification, call.Table);
        var tables = new MixedModelTables(fit, call);
        var lines = fit.Anova(call.IsLmer ? AnovaType.TypeIII : AnovaType.Marginal, DegreesOfFreedom.Satterthwaite);
        return Tree.Of(
            ("fit", Summary(fit)), ("fixed", tables.Fixed()),
            ("vcov_fixed", Matrix(fit, fit.CoefficientCovariance)),
            ("vcov_fixed_kr", Matrix(fit, fit.CovarianceFor(DegreesOfFreedom.KenwardRogerExpected))),
            ("vcov_fixed_kr_obs", Matrix(fit, fit.CovarianceFor(DegreesOfFreedom.KenwardRogerObserved))),
            ("varcomp", Parameters(fit)), ("varcomp_sdcor", StandardDeviations(fit)), ("theta_lme4", RelativeFactors(fit)),
            ("ml", MaximumLikelihood(call)), ("probes", Probes(referenceCase, call)),
            (call.IsLmer ? "anova_type3" : "anova_marginal", Tree.Of(lines.Select(l => (l.Term, (object?)tables.Anova(l))))),
            ("emmeans", new MixedModelMeans(fit, tables, referenceCase).All()),
            ("ranef", RandomEffects(fit)), ("kkt_gradient_at_zero", fit.Boundaries.Count == 1 ? fit.Boundaries[0].OutwardGradient : null),
            ("lrt_ml", MixedModelComparisons.LikelihoodRatio(referenceCase, call)),
            ("r_default_ranova", MixedModelComparisons.Ranova(call, fit)),
            ("profile_ci_95", MixedModelComparisons.Profile(referenceCase, call)));
    }

    internal static JsonObject Named(IEnumerable<string> names, IEnumerable<double> values) =>
        Tree.Of(names.Zip(values, (n, v) => (n, (object?)v)));

    private static JsonObject Summary(MixedModelFit fit) => Tree.Of(
        ("reml_loglik", fit.RemlLogLikelihood), ("reml_criterion", -2 * fit.RemlLogLikelihood), ("nobs", fit.Observations),
        ("p_fixed", fit.Coefficients.Length), ("q_cov", fit.CovarianceParameters.Count), ("aic_reml", fit.Aic),
        ("bic_reml_n", fit.Bic), ("bic_reml_n_minus_p", fit.BicResidual), ("is_singular", fit.IsSingular),
        ("groups", Tree.Of(fit.GroupCounts.Select(g => (g.Key, (object?)g.Value)))));

    private static JsonObject Matrix(MixedModelFit fit, double[] matrix)
    {
        var names = fit.CoefficientNames;
        return Tree.Of(names.Select((row, i) => (row, (object?)Named(names, matrix.AsSpan(i * names.Count, names.Count).ToArray()))));
    }

    private static JsonObject Parameters(MixedModelFit fit) =>
        Named(fit.CovarianceParameters.Select(c => c.Name), fit.CovarianceParameters.Select(c => c.Value));

    private static JsonObject StandardDeviations(MixedModelFit fit) =>
        Named(fit.StandardDeviationsAndCorrelations().Select(c => c.Name), fit.StandardDeviationsAndCorrelations().Select(c => c.Value));

    private static JsonArray? RelativeFactors(MixedModelFit fit) => fit.Specification is { Random.Count: > 0, Residual: IndependentResidual { Stratum: null } }
        ? Tree.Array(fit.RelativeFactors())
        : null;

    private static JsonObject MaximumLikelihood(MixedCall call)
    {
        var fit = LinearMixedModel.Fit(call.Specification, call.Table, new FitOptions { Reml = false });
        var n = fit.CoefficientNames.Count;
        return Tree.Of(
            ("fit", Tree.Of(("ml_loglik", fit.MlLogLikelihood), ("minus2_loglik", -2 * fit.MlLogLikelihood), ("npar", fit.ParameterCount), ("aic", fit.Aic), ("bic_n", fit.Bic))),
            ("fixed", Tree.Of(fit.CoefficientNames.Select((name, i) => (name, (object?)Tree.Of(("estimate", fit.Coefficients[i]), ("se", Math.Sqrt(fit.CoefficientCovariance[i * n + i]))))))),
            ("varcomp", Parameters(fit)));
    }

    // A probe's parameters are part of the question; its log-likelihoods and coefficients are the answer.
    private static JsonObject? Probes(ReferenceCase referenceCase, MixedCall call) => referenceCase.Results?["probes"] is not JsonObject probes
        ? null
        : Tree.Of(probes.Select(probe =>
        {
            var parameters = probe.Value!["varcomp"]!.AsObject().ToDictionary(v => v.Key, v => v.Value.ToNumber());
            var point = LinearMixedModel.EvaluateAt(call.Specification, call.Table, parameters);
            return (probe.Key, (object?)Tree.Of(
                ("varcomp", Named(parameters.Keys, parameters.Values)), ("reml_loglik", point.RemlLogLikelihood),
                ("ml_loglik", point.MlLogLikelihood), ("beta", Named(point.CoefficientNames, point.Coefficients))));
        }));

    // The reference labels combinations of lme's nested groupings "outer.inner".
    private static JsonObject RandomEffects(MixedModelFit fit) => Tree.Of(fit.RandomEffects().GroupBy(e => e.Term).Select(term => (
        term.Key,
        (object?)Tree.Of(term.Select(e => (Level(fit, e), (object?)Named(e.Columns, e.Values)))))));

    private static string Level(MixedModelFit fit, RandomEffect effect) =>
        fit.Specification.Random.Any(r => r.Label == effect.Term && r.Grouping.Count > 1) ? effect.Level.Replace(':', '.') : effect.Level;
}
