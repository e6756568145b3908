using System.Text.Json.Nodes;
using Daybook.Statistics.MissingData;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit.Families;

/// <summary>A two-arm trial with planned visits, some missing: outcomes by participant, model means in either arm.</summary>
internal sealed class DropOutTrial
{
    private readonly double[][] outcomes, activeMeans, referenceMeans, covariance;
    private readonly bool[] active;
    private readonly double[] baseline;
    private readonly string[] arms;

    public DropOutTrial(CaseTable data, LinearFormula formula, MixedModelFit fit, string referenceArm, string baselineColumn)
    {
        CaseColumn id = data["id"].AsFactor(), visit = data["visit"].AsFactor(), arm = data["arm"].AsFactor();
        int visits = visit.Levels.Count;
        // A participant's rows in the order of the visits; participants in the order of their factor.
        int[][] rows = [.. Enumerable.Range(0, data.Rows).GroupBy(r => id.Codes[r]).OrderBy(g => g.Key)
            .Select(g => g.OrderBy(r => visit.Codes[r]).ToArray())];
        if (rows.Any(r => r.Length != visits))
        {
            throw new InvalidCaseException("Every participant has one row for each visit; a missing outcome is NA.");
        }
        int reference = arm.Levels.ToList().IndexOf(referenceArm);
        arms = [referenceArm, arm.Levels[1 - reference]];
        outcomes = [.. rows.Select(r => r.Select(row => data["score"].Numbers[row]).ToArray())];
        active = [.. rows.Select(r => arm.Codes[r[0]] != reference)];
        baseline = [.. rows.Select(r => data[baselineColumn].Numbers[r[0]])];
        double[] Fitted(int level)
        {
            var design = new FormulaDesign(formula, data.With(new CaseColumn("arm", [.. Enumerable.Repeat(level, data.Rows)], arm.Levels)));
            double[] dropped = new double[fit.AliasedColumns.Count];
            var beta = fit.CoefficientNames.Zip(fit.Coefficients).Concat(fit.AliasedColumns.Zip(dropped)).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal);
            return [.. Enumerable.Range(0, data.Rows).Select(row => design.Columns.Sum(c => c.Values[row] * beta[c.Name]))];
        }
        double[] inReference = Fitted(reference), inActive = Fitted(1 - reference);
        referenceMeans = [.. rows.Select(r => r.Select(row => inReference[row]).ToArray())];
        activeMeans = [.. rows.Select(r => r.Select(row => inActive[row]).ToArray())];
        var parameters = fit.CovarianceParameters.ToDictionary(c => c.Name, c => c.Value, StringComparer.Ordinal);
        double At(string a, string b) => parameters.TryGetValue($"resid|cov|{a},{b}", out double value) ? value : parameters[$"resid|cov|{b},{a}"];
        covariance = [.. visit.Levels.Select(a => visit.Levels.Select(b => At(a, b)).ToArray())];
    }

    public double[][] Impute(AfterDropOut assumption, double delta) => [.. outcomes.Select((y, i) =>
        ReferenceBasedImputation.Complete(y, active[i], activeMeans[i], referenceMeans[i], covariance, assumption, delta))];

    /// <summary>The arm's effect at the last visit, adjusted for baseline.</summary>
    public double Effect(double[][] complete) => LinearRegression.Fit(
        [[.. active.Select(_ => 1.0)], [.. active.Select(a => a ? 1.0 : 0)], baseline], complete.Select(y => y[^1]).ToArray()).Coefficients[1];

    public JsonObject Describe(double[][] complete) => Tree.Of(
        ("treatment_effect_last_visit", Effect(complete)),
        ("mean_last_visit", Tree.Of((arms[0], complete.Where((_, i) => !active[i]).Average(y => y[^1])),
            (arms[1], complete.Where((_, i) => active[i]).Average(y => y[^1])))),
        ("imputed_first_5_missing_last", Tree.Array(complete.Where((_, i) => double.IsNaN(outcomes[i][^1])).Take(5).Select(y => y[^1]))));
}
