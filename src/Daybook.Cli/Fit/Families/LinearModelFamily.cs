using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Means;
using Daybook.Statistics.Multiplicity;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit.Families;

/// <summary>Least squares with analysis of variance of three types, robust errors, diagnostics and marginal means.</summary>
internal static class LinearModelFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        LinearFormula formula = LinearFormula.Parse((string)referenceCase.Model["formula"]!);
        string[] needed = [.. FormulaDesign.Variables(formula), .. Arithmetic.Variables(formula.Response)];
        CaseTable table = referenceCase.Data.Complete(needed.Distinct());
        double[] y = Arithmetic.Evaluate(formula.Response, name => table[name].Numbers);
        var design = new FormulaDesign(formula, table);
        LinearRegression fit = LinearRegression.Fit(design.Matrix, y);
        var anova = new AnovaTables(formula, table, y, fit);
        int model = fit.Rank - (formula.Intercept ? 1 : 0);
        double f = (fit.TotalSumOfSquares - fit.ResidualSumOfSquares) / model / (fit.Sigma * fit.Sigma);
        (double statistic, double p) = fit.BreuschPagan();
        // Newey and West's own rule of thumb where the case names no lag.
        int lag = referenceCase.Model["nw_lag"] is { } given ? given.ToCount() : (int)Math.Floor(4 * Math.Pow(fit.N / 100.0, 2.0 / 9));
        return Tree.Of(
        [
            ("coef", Coefficients(design, fit)), ("sigma", fit.Sigma), ("df_residual", fit.ResidualDf),
            ("r2", fit.R2), ("adj_r2", fit.AdjustedR2),
            ("F", model > 0 ? Tree.Of(("value", f), ("df1", model), ("df2", fit.ResidualDf)) : null),
            ("loglik", fit.LogLikelihood), ("aic", fit.Aic), ("bic", fit.Bic),
            ("anova_type1", anova.Type1()), ("anova_type2", anova.Type2()), ("anova_type3_sum_contrasts", anova.Type3()),
            ("press", fit.Press), ("loocv_r2_press", fit.PredictedR2), ("max_hat", fit.Leverages.Max()),
            ("max_cook", fit.CooksDistances.Max()), ("max_abs_rstudent", fit.StudentisedResiduals.Max(Math.Abs)),
            ("durbin_watson", fit.DurbinWatson), ("breusch_pagan", Tree.Of(("statistic", statistic), ("p", p))),
            ("vif", design.Columns.Count > 2 && !design.Factors.Any() ? Tree.Of(design.Columns.Select((c, j) => (c, j))
                .Where(item => item.c.Term >= 0).Select(item => (item.c.Name, (object?)fit.VarianceInflation(item.j)))) : null),
            ("hc0", Robust(design, fit, fit.Covariance(HeteroscedasticityConsistent.HC0))),
            ("hc3", Robust(design, fit, fit.Covariance(HeteroscedasticityConsistent.HC3))),
            ("newey_west", Robust(design, fit, fit.NeweyWest(lag))),
            .. Means(design, fit),
        ]);
    }

    private static JsonObject Coefficients(FormulaDesign design, LinearRegression fit) => Tree.Of(design.Columns.Select((c, j) =>
    {
        TTestResult t = fit.Coefficient(j);
        return (c.Name, (object?)Tree.Of(("estimate", fit.Coefficients[j]), ("se", t.StandardError), ("t", t.T), ("p", t.P),
            ("lower", t.Interval.Lower), ("upper", t.Interval.Upper)));
    }));

    private static JsonObject Robust(FormulaDesign design, LinearRegression fit, double[][] covariance) => Tree.Of(design.Columns.Select((c, j) =>
    {
        TTestResult t = fit.Coefficient(j, covariance);
        return (c.Name, (object?)Tree.Of(("se", t.StandardError), ("t", t.T), ("p", t.P)));
    }));

    /// <summary>Marginal means and their differences, for each factor and for all together; the case does not say which.</summary>
    private static IEnumerable<(string, object?)> Means(FormulaDesign design, LinearRegression fit)
    {
        string[] factors = [.. design.Factors];
        if (factors.Length == 0)
        {
            yield break;
        }
        var means = new List<(string, object?)>();
        var pairs = new List<(string, object?)>();
        IEnumerable<string[]> wanted = factors.Select(f => new[] { f });
        foreach (string[] set in factors.Length > 1 ? wanted.Append(factors) : wanted)
        {
            var marginal = new MarginalMeans(design, factors, set);
            means.AddRange(marginal.Rows.Select(row => (row.Level, (object?)Mean(fit.Combination(row.Weights)))));
            pairs.AddRange(Pairwise(marginal, fit));
        }
        yield return ("emmeans", Tree.Of(means));
        yield return ("pairwise", Tree.Of(pairs));
    }

    private static JsonObject Mean(TTestResult t) => Tree.Of(("estimate", t.Estimate), ("se", t.StandardError), ("df", t.Df),
        ("lower", t.Interval.Lower), ("upper", t.Interval.Upper));

    private static IEnumerable<(string, object?)> Pairwise(MarginalMeans marginal, LinearRegression fit)
    {
        (string Name, TTestResult Test)[] pairs = [.. marginal.Differences().Select(d => (d.Name, fit.Combination(d.Weights)))];
        double[] holm = AdjustedP.Holm([.. pairs.Select(pair => pair.Test.P)]);
        return pairs.Select((pair, i) => (pair.Name, (object?)Tree.Of(
            ("estimate", pair.Test.Estimate), ("se", pair.Test.StandardError), ("t", pair.Test.T), ("p", pair.Test.P),
            ("p_tukey", StudentizedRange.Survival(Math.Sqrt(2) * Math.Abs(pair.Test.T), marginal.Rows.Count, pair.Test.Df)),
            ("p_holm", holm[i]), ("lower", pair.Test.Interval.Lower), ("upper", pair.Test.Interval.Upper))));
    }
}
