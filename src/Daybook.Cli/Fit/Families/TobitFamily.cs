using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Survival;

namespace Daybook.Cli.Fit.Families;

/// <summary>Regression of an outcome that is censored on one side, normal errors.</summary>
internal static class TobitFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject model = referenceCase.Model;
        string response = (string)model["response"]!, mark = ((string)model["censored"]!).Split(' ')[0];
        LinearFormula formula = LinearFormula.Parse((string)model["formula"]!);
        CaseTable table = referenceCase.Data.Complete([.. FormulaDesign.Variables(formula), .. Arithmetic.Variables(response), mark]);
        double[] y = Arithmetic.Evaluate(response, name => table[name].Numbers), marks = table[mark].Numbers;
        Censoring side = (string?)model["side"] == "left" ? Censoring.Left : Censoring.Right;
        var design = new FormulaDesign(formula, table);
        CensoredRegression fit = CensoredRegression.Fit(design.Matrix, y, [.. marks.Select(m => m == 1 ? side : Censoring.None)]);
        string[] names = [.. design.Columns.Select(c => c.Name), "Log(scale)"];
        LinearRegression plain = LinearRegression.Fit(design.Matrix, y);
        return Tree.Of(
            ("coef", Tree.Of(names.Select((name, j) => (name, (object?)Row(fit.Parameters[j], fit.Covariance[j][j]))))),
            ("scale", fit.Scale), ("loglik", fit.LogLikelihood), ("n", y.Length), ("n_censored", fit.Censored),
            ("vcov", Tree.Of(names.Select((name, i) => (name, (object?)Tree.Of(names.Select((other, j) => (other, (object?)fit.Covariance[i][j]))))))),
            ("ols_ignoring_censoring", Tree.Of(design.Columns.Select((c, j) => (c.Name, (object?)plain.Coefficients[j])))),
            ("cluster_robust_se", (string?)model["cluster"] is { } cluster ? Robust(fit, names, table[cluster].AsFactor().Codes) : null));
    }

    internal static JsonObject Row(double estimate, double variance)
    {
        double se = Math.Sqrt(variance), z = estimate / se;
        return Tree.Of(("estimate", estimate), ("se", se), ("z", z), ("p", 2 * Normal.Survival(Math.Abs(z))));
    }

    private static JsonObject Robust(CensoredRegression fit, string[] names, int[] clusters)
    {
        double[][] covariance = fit.Clustered(clusters);
        return Tree.Of(names.Select((name, j) => (name, (object?)Math.Sqrt(covariance[j][j]))));
    }
}
