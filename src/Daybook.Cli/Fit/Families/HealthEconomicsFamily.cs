using System.Text.Json.Nodes;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Economics;
using Daybook.Statistics.Means;
using Daybook.Statistics.Regression;

namespace Daybook.Cli.Fit.Families;

/// <summary>QALYs and costs of two arms.</summary>
internal static class HealthEconomicsFamily
{
    private static readonly double[] WillingnessToPay = [10000, 20000, 30000];

    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject inputs = referenceCase.Inputs;
        string[] utilities = inputs["utility_columns"].ToTexts();
        double[] years = [.. inputs["weeks"].ToNumbers().Select(week => week / 52)];
        CaseTable table = referenceCase.Data.Complete(utilities);
        CaseColumn arm = table[(string?)inputs["arm"] ?? "arm"].AsFactor();
        double[] costs = table[(string?)inputs["cost"] ?? "cost"].Numbers;
        double[] qalys = [.. Enumerable.Range(0, table.Rows).Select(row =>
            Qaly.AreaUnderCurve(years, utilities.Select(u => table[u].Numbers[row]).ToArray()))];
        EconomicArm Arm(IEnumerable<int> rows) => new([.. rows.Select(r => costs[r])], [.. rows.Select(r => qalys[r])]);
        int[][] rows = [.. Enumerable.Range(0, 2).Select(level => Enumerable.Range(0, table.Rows).Where(r => arm.Codes[r] == level).ToArray())];
        EconomicArm[] arms = [.. rows.Select(Arm)];
        var comparison = new CostEffectiveness(arms[0], arms[1]);
        TTestResult adjusted = LinearRegression.Fit(
            [[.. qalys.Select(_ => 1.0)], [.. arm.Codes.Select(c => (double)c)], table[utilities[0]].Numbers], qalys).Coefficient(1);
        JsonObject ByArm(Func<EconomicArm, object> value) => Tree.Of(arms.Select((a, level) => (arm.Levels[level], (object?)value(a))));
        return Tree.Of(
        [
            ("n_complete", table.Rows), ("n_by_arm", ByArm(a => a.Costs.Count)), ("qaly_mean", ByArm(a => Moments.Mean([.. a.Effects]))),
            ("qaly_sd", ByArm(a => Moments.StandardDeviation([.. a.Effects]))), ("cost_mean", ByArm(a => Moments.Mean([.. a.Costs]))),
            ("delta_cost", comparison.IncrementalCost), ("delta_qaly", comparison.IncrementalEffect), ("icer", comparison.Icer),
            ("qaly_baseline_adjusted", Tree.Of(("estimate", adjusted.Estimate), ("se", adjusted.StandardError), ("p", adjusted.P))),
            ("fieller_icer_95", comparison.FiellerInterval() is { } fieller ? fieller : null),
            ("qaly_first", Tree.Array(qalys.Take(5))), .. Bootstrap(referenceCase, comparison, rows[0].Length, Arm),
        ]);
    }

    private static IEnumerable<(string, object?)> Bootstrap(
        ReferenceCase referenceCase, CostEffectiveness comparison, int first, Func<IEnumerable<int>, EconomicArm> arm)
    {
        if ((string?)referenceCase.Inputs["indices_file"] is not { } file)
        {
            yield break;
        }
        (double Cost, double Effect)[] draws = [.. referenceCase.Indices(file).Select(rows =>
        {
            EconomicArm reference = arm(rows.Take(first)), treatment = arm(rows.Skip(first));
            return (Moments.Mean([.. treatment.Costs]) - Moments.Mean([.. reference.Costs]),
                Moments.Mean([.. treatment.Effects]) - Moments.Mean([.. reference.Effects]));
        })];
        double Share(Func<(double Cost, double Effect), bool> which) => draws.Count(which) / (double)draws.Length;
        yield return ("inmb", Tree.Of(WillingnessToPay.Select(lambda => ("lambda" + Names.R(lambda), (object?)NetBenefit(comparison, draws, lambda)))));
        yield return ("quadrant", Tree.Of(
            ("NE", Share(d => d.Cost > 0 && d.Effect > 0)), ("SE", Share(d => d.Cost <= 0 && d.Effect > 0)),
            ("NW", Share(d => d.Cost > 0 && d.Effect <= 0)), ("SW", Share(d => d.Cost <= 0 && d.Effect <= 0))));
    }

    private static JsonObject NetBenefit(CostEffectiveness comparison, (double Cost, double Effect)[] draws, double lambda)
    {
        double[] benefits = [.. draws.Select(d => lambda * d.Effect - d.Cost)];
        return Tree.Of(("inmb", comparison.NetBenefit(lambda)), ("se", comparison.NetBenefitStandardError(lambda)),
            ("prob_cost_effective", benefits.Count(b => b > 0) / (double)benefits.Length),
            ("ci_percentile_type7", Tree.Of(("lower", Quantiles.Of(benefits, 0.025)), ("upper", Quantiles.Of(benefits, 0.975)))));
    }
}
