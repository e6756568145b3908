using System.Text.Json.Nodes;
using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;
using Daybook.Statistics.Ranks;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>A moderator of response in a small sample: the line, how it predicts, and exact tests.</summary>
internal static class ModeratorFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string x = (string)referenceCase.Inputs["x"]!, y = (string)referenceCase.Inputs["y"]!;
        CaseTable table = referenceCase.Data.Complete(x, y);
        double[] a = table[x].Numbers, b = table[y].Numbers;
        LinearRegression line = SimpleRegression.Fit(a, b);
        TTestResult slope = line.Coefficient(1);
        Pearson pearson = Pearson.Of(a, b);
        PermutationResult? exact = a.Length <= 10 ? PermutationTest.Association(a, b) : null;
        return Tree.Of(
        [
            ("n", a.Length), ("slope", SimpleRegression.Slope(a, b)), ("intercept", line.Coefficients[0]),
            ("slope_se", slope.StandardError), ("slope_t", slope.T), ("slope_p", slope.P), ("slope_ci", slope.Interval),
            ("r2", line.R2), ("adj_r2", line.AdjustedR2), ("loocv_rmse", Math.Sqrt(line.Press / line.N)),
            ("loocv_r2_press", line.PredictedR2), ("loocv_q2_loo_mean", line.Q2),
            ("pearson", Tree.Of(("r", pearson.R), ("p", pearson.P), ("ci_fisher", pearson.Interval))),
            ("spearman", SpearmanTree(a, b)), ("kendall", KendallTree(a, b)),
            ("theil_sen_slope", SimpleRegression.TheilSenSlope(a, b)),
            ("max_leverage", line.Leverages.Max()), ("max_cook", line.CooksDistances.Max()),
            ("leave_one_out_slopes", Tree.Array(SimpleRegression.LeaveOneOutSlopes(a, b))),
            ("permutation_exact", exact is null ? null : Tree.Of(("n_permutations", exact.Arrangements),
                ("p_two_sided", exact.PTwoSided), ("p_greater", exact.PGreater))),
            .. Bootstrap(referenceCase, a, b),
        ]);
    }

    private static JsonObject SpearmanTree(double[] a, double[] b)
    {
        Spearman spearman = Spearman.Of(a, b);
        double[] ra = Ranking.Midranks(a), rb = Ranking.Midranks(b);
        double s = (Math.Pow(a.Length, 3) - a.Length) * (1 - spearman.Rho) / 6;
        bool untied = Untied(a) && Untied(b);
        return Tree.Of(
            ("rho", spearman.Rho), ("t_approx_p", spearman.PApproximate),
            ("S", untied ? s : null), ("p_r_default", untied ? Spearman.UntiedP(s, a.Length) : null),
            ("p_exact_permutation", a.Length <= 10 ? PermutationTest.Association(ra, rb, 1e-9).PTwoSided : null));
    }

    private static JsonObject KendallTree(double[] a, double[] b)
    {
        Kendall kendall = Kendall.Of(a, b);
        return Tree.Of(("tau_b", kendall.Tau), ("z", kendall.Z), ("p_normal", kendall.P),
            ("p_exact", Untied(a) && Untied(b) ? Kendall.UntiedP(kendall.S, a.Length) : null));
    }

    private static bool Untied(double[] values) => values.Distinct().Count() == values.Length;

    /// <summary>Percentile limits over the given resamples; a resample without spread in x has no slope.</summary>
    private static IEnumerable<(string, object?)> Bootstrap(ReferenceCase referenceCase, double[] a, double[] b)
    {
        if ((string?)referenceCase.Inputs["indices_file"] is not { } file)
        {
            yield break;
        }
        var slopes = new List<double>();
        var squares = new List<double>();
        foreach (int[] rows in referenceCase.Indices(file))
        {
            double[] x = [.. rows.Select(r => a[r])], y = [.. rows.Select(r => b[r])];
            double slope = SimpleRegression.Slope(x, y);
            if (double.IsFinite(slope))
            {
                slopes.Add(slope);
                squares.Add(Math.Pow(Moments.Covariance(x, y), 2) / Moments.Variance(x) / Moments.Variance(y));
            }
        }
        yield return ("bootstrap_slope_percentile_type7", BootstrapFamily.Limits(new BootstrapSample(0, slopes), 0.025, 0.975, 7));
        yield return ("bootstrap_r2_percentile_type7", BootstrapFamily.Limits(new BootstrapSample(0, squares), 0.025, 0.975, 7));
    }
}
