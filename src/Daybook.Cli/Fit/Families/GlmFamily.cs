using System.Text.Json.Nodes;
using Daybook.Statistics;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit.Families;

/// <summary>Logistic, Poisson and negative-binomial regression.</summary>
internal static class GlmFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        LinearFormula formula = LinearFormula.Parse((string)referenceCase.Model["formula"]!);
        CaseTable table = referenceCase.Data.Complete([.. FormulaDesign.Variables(formula), formula.Response]);
        CaseColumn response = table[formula.Response];
        double[] y = response.IsFactor ? [.. response.Codes.Select(c => c > 0 ? 1.0 : 0)] : response.Numbers;
        var design = new FormulaDesign(formula, table);
        double[] offset = new double[y.Length];
        foreach (string expression in formula.Offsets)
        {
            double[] values = Arithmetic.Evaluate(expression, name => table[name].Numbers);
            offset = [.. offset.Select((o, i) => o + values[values.Length == 1 ? 0 : i])];
        }
        string family = (string)referenceCase.Model["family"]!;
        NegativeBinomialRegression? overdispersed = family == "negbin" ? NegativeBinomialRegression.Fit(design.Matrix, y, offset) : null;
        GeneralizedLinearModel fit = overdispersed?.Model ?? GeneralizedLinearModel.Fit(design.Matrix, y, family switch
        {
            "binomial" => ResponseFamily.Binomial,
            "poisson" => ResponseFamily.Poisson,
            _ => throw new InvalidCaseException($"The family '{family}' is not known here."),
        }, offset);
        int parameters = design.Columns.Count + (overdispersed is null ? 0 : 1);
        return Tree.Of(
            ("coef", Tree.Of(design.Columns.Select((c, j) => (c.Name, (object?)Coefficient(fit, j))))),
            ("deviance", fit.Deviance), ("null_deviance", fit.NullDeviance), ("loglik", fit.LogLikelihood),
            ("aic", -2 * fit.LogLikelihood + 2 * parameters), ("bic", -2 * fit.LogLikelihood + Math.Log(y.Length) * parameters),
            ("pearson_chisq", fit.PearsonChiSquare), ("theta", overdispersed?.Theta), ("theta_se", overdispersed?.ThetaStandardError));
    }

    private static JsonObject Coefficient(GeneralizedLinearModel fit, int column)
    {
        double estimate = fit.Coefficients[column], se = Math.Sqrt(fit.Covariance[column][column]), z = estimate / se;
        double half = Normal.Quantile(0.975) * se;
        Interval profile = ReferenceProfile.Interval(fit, column);
        return Tree.Of(("estimate", estimate), ("se", se), ("z", z), ("p", 2 * Normal.Survival(Math.Abs(z))),
            ("wald_lower", estimate - half), ("wald_upper", estimate + half),
            ("profile_lower", profile.Lower), ("profile_upper", profile.Upper));
    }
}
