using System.Text.Json.Nodes;
using Daybook.Statistics;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Survival;

namespace Daybook.Cli.Fit.Families;

/// <summary>Times to event in groups: curves, tests, proportional hazards and parametric models.</summary>
internal static class SurvivalFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject model = referenceCase.Model;
        string time = (string)model["time"]!, mark = ((string)model["status"]!).Split(' ')[0], group = (string)model["group"]!;
        string[] covariates = model["covariates"].ToTexts();
        CaseTable table = referenceCase.Data.Complete([time, mark, group, .. covariates]);
        CaseColumn groups = table[group].AsFactor().DropEmptyLevels();
        double[] t = table[time].Numbers, at = model["times"].ToNumbers();
        bool[] events = [.. table[mark].Numbers.Select(v => v == 1)];
        KaplanMeier[] curves = [.. groups.Levels.Select((_, g) => Curve(t, events, i => groups.Codes[i] == g))];
        var pooled = new KaplanMeier(t, events);
        LogRankTest logRank = LogRankTest.Of(t, events, groups.Codes), peto = LogRankTest.Of(t, events, groups.Codes, rho: 1);
        var design = new SurvivalDesign(table, groups, group, covariates);
        return Tree.Of(
        [
            ("km_plain", Curves(curves, groups, at, SurvivalScale.Plain)), ("km_log", Curves(curves, groups, at, SurvivalScale.Log)),
            ("km_loglog", Curves(curves, groups, at, SurvivalScale.LogLog)),
            ("logrank", Tree.Of(("chisq", logRank.ChiSquare), ("df", logRank.Df), ("p", logRank.P),
                ("observed", ByGroup(groups, logRank.Observed)), ("expected", ByGroup(groups, logRank.Expected)))),
            ("peto", Tree.Of(("chisq", peto.ChiSquare), ("p", peto.P))),
            ("nelson_aalen", Tree.Of(at.Select(v => ("t" + Names.R(v), (object?)pooled.CumulativeHazard(v))))),
            ("cox_efron", Cox(design, t, events, CoxTies.Efron)), ("cox_breslow", Cox(design, t, events, CoxTies.Breslow)),
            ("cox_exact", Cox(design, t, events, CoxTies.Exact)), .. Proportionality(design, t, events, pooled),
            ("survreg_weibull", Parametric(design, t, events, CensoredErrors.ExtremeValue, null)),
            ("survreg_exponential", Parametric(design, t, events, CensoredErrors.ExtremeValue, 1)),
            ("survreg_lognormal", Parametric(design, t, events, CensoredErrors.Normal, null)),
            ("rmst", model["tau"] is { } tau ? Tree.Of(groups.Levels.Select((level, g) => (level, (object?)RestrictedMean(curves[g], tau.ToNumber())))) : null),
        ]);
    }

    private static KaplanMeier Curve(double[] t, bool[] events, Func<int, bool> which)
    {
        int[] rows = [.. Enumerable.Range(0, t.Length).Where(which)];
        return new KaplanMeier(rows.Select(i => t[i]).ToArray(), [.. rows.Select(i => events[i])]);
    }

    private static JsonObject Curves(KaplanMeier[] curves, CaseColumn groups, double[] at, SurvivalScale scale) =>
        Tree.Of(groups.Levels.Select((level, g) =>
        {
            Interval median = curves[g].MedianInterval(scale);
            return (level, (object?)Tree.Of(
                ("at", Tree.Of(at.Select(v => ("t" + Names.R(v), (object?)Point(curves[g], v, scale))))),
                ("median", Tree.OrMissing(curves[g].Median)),
                ("median_lower", Tree.OrMissing(median.Lower)), ("median_upper", Tree.OrMissing(median.Upper))));
        }));

    private static JsonObject Point(KaplanMeier curve, double time, SurvivalScale scale)
    {
        SurvivalStep step = curve.At(time);
        Interval limits = KaplanMeier.IntervalAt(step, scale);
        // Before the first observed time R writes the limits 1; afterwards a scale without limits is NA.
        bool before = time < curve.Steps[0].Time;
        return Tree.Of(("n_risk", step.AtRisk), ("surv", step.Survival), ("se", step.StandardError),
            ("lower", before ? 1.0 : Tree.OrMissing(limits.Lower)), ("upper", before ? 1.0 : Tree.OrMissing(limits.Upper)));
    }

    private static JsonObject ByGroup(CaseColumn groups, IReadOnlyList<double> values) =>
        Tree.Of(groups.Levels.Select((level, g) => (level, (object?)values[g])));

    private static JsonObject Cox(SurvivalDesign design, double[] t, bool[] events, CoxTies ties)
    {
        CoxRegression fit = CoxRegression.Fit(design.Columns, t, events, ties);
        return Tree.Of(
            ("coef", Tree.Of(design.Names.Select((name, j) => (name, (object?)Effect(fit.Coefficients[j], fit.Covariance[j][j]))))),
            ("loglik_null", fit.NullLogLikelihood), ("loglik", fit.LogLikelihood), ("lrt", fit.LikelihoodRatioStatistic),
            ("score", fit.ScoreStatistic), ("wald", fit.WaldStatistic));
    }

    private static JsonObject Effect(double estimate, double variance)
    {
        JsonObject row = TobitFamily.Row(estimate, variance);
        double half = Normal.Quantile(0.975) * Math.Sqrt(variance);
        row["hr"] = Math.Exp(estimate);
        row["hr_lower"] = Math.Exp(estimate - half);
        row["hr_upper"] = Math.Exp(estimate + half);
        return row;
    }

    private static IEnumerable<(string, object?)> Proportionality(SurvivalDesign design, double[] t, bool[] events, KaplanMeier pooled)
    {
        CoxRegression fit = CoxRegression.Fit(design.Columns, t, events);
        double Before(double time) => 1 - pooled.Steps.LastOrDefault(s => s.Time < time, new SurvivalStep(0, 0, 0, 1, 0)).Survival;
        JsonObject Test(IReadOnlyList<int> effects)
        {
            (double chi, double p) = fit.ProportionalityTest(Before, effects);
            return Tree.Of(("chisq", chi), ("df", effects.Count), ("p", p));
        }
        yield return ("zph_km", Tree.Of([.. design.Terms.Select(term => (term.Name, (object?)Test(term.Places))),
            ("GLOBAL", (object?)Test([.. Enumerable.Range(0, design.Names.Count)]))]));
        yield return ("concordance", fit.Concordance);
    }

    private static JsonObject Parametric(SurvivalDesign design, double[] t, bool[] events, CensoredErrors errors, double? scale)
    {
        double[] logs = [.. t.Select(v => Math.Log(v))];
        CensoredRegression fit = CensoredRegression.Fit([[.. t.Select(_ => 1.0)], .. design.Columns], logs,
            [.. events.Select(e => e ? Censoring.None : Censoring.Right)], errors, scale);
        IEnumerable<string> names = ["(Intercept)", .. design.Names, .. scale is null ? new[] { "Log(scale)" } : []];
        double jacobian = logs.Where((_, i) => events[i]).Sum();
        return Tree.Of(
            ("coef", Tree.Of(names.Select((name, j) => (name, (object?)Tree.Of(
                ("estimate", fit.Parameters[j]), ("se", Math.Sqrt(fit.Covariance[j][j]))))))),
            ("scale", fit.Scale), ("loglik", fit.LogLikelihood - jacobian));
    }

    private static JsonObject RestrictedMean(KaplanMeier curve, double tau)
    {
        (double mean, double error) = curve.RestrictedMean(tau);
        return Tree.Of(("rmst", mean), ("se", error));
    }
}
