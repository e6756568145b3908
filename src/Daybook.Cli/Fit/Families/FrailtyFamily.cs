using System.Text.Json.Nodes;
using Daybook.Statistics.Survival;

namespace Daybook.Cli.Fit.Families;

/// <summary>Clustered times to event: shared frailty and cluster-robust Cox regression.</summary>
internal static class FrailtyFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject model = referenceCase.Model;
        string time = (string)model["time"]!, status = ((string)model["status"]!).Split(' ')[0], cluster = (string)model["cluster"]!;
        string[] covariates = model["covariates"].ToTexts();
        CaseTable table = referenceCase.Data.Complete([time, status, cluster, .. covariates]);
        double[] t = table[time].Numbers;
        bool[] events = [.. table[status].Numbers.Select(v => v == 1)];
        int[] clusters = table[cluster].AsFactor().DropEmptyLevels().Codes;
        var design = new SurvivalDesign(table, null, "", covariates);
        SharedFrailty gamma = SharedFrailty.Gamma(design.Columns, t, events, clusters);
        SharedFrailty normal = SharedFrailty.LogNormal(design.Columns, t, events, clusters);
        CoxRegression marginal = CoxRegression.Fit(design.Columns, t, events);
        double[][] robust = marginal.Clustered(clusters);
        JsonObject Effects(IReadOnlyList<double> values) => Tree.Of(design.Names.Select((name, j) => (name, (object?)values[j])));
        return Tree.Of(
            ("gamma_frailty", Tree.Of(("coef", Effects(gamma.Coefficients)), ("theta", gamma.Variance),
                ("loglik_penalised", gamma.PartialLogLikelihood), ("integrated_loglik", gamma.IntegratedLogLikelihood))),
            ("gaussian_frailty_reml", Tree.Of(("coef", Effects(normal.Coefficients)), ("variance", normal.Variance))),
            ("robust_marginal", Tree.Of(design.Names.Select((name, j) => (name, (object?)Tree.Of(
                ("estimate", marginal.Coefficients[j]), ("se_model", Math.Sqrt(marginal.Covariance[j][j])),
                ("se_robust", Math.Sqrt(robust[j][j]))))))));
    }
}
