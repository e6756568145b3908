using System.Text.Json.Nodes;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Means;
using Daybook.Statistics.Regression;
using Daybook.Statistics.Resampling;
using Daybook.Statistics.SingleCase;

namespace Daybook.Cli.Fit.Families;

/// <summary>One participant, two phases: non-overlap, regression with AR(1) errors, randomisation tests.</summary>
internal static class SingleCaseFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        JsonObject inputs = referenceCase.Inputs;
        double[] a = inputs["A"].ToNumbers(), b = inputs["B"].ToNumbers(), y = [.. a, .. b];
        bool lower = (string?)inputs["improvement"] == "decrease";
        double[] phase = [.. a.Select(_ => 0.0), .. b.Select(_ => 1.0)], ones = [.. y.Select(_ => 1.0)];
        var overlap = new NonOverlap(a, b, lower);
        LinearRegression ols = SimpleRegression.Fit(phase, y);
        TTestResult slope = ols.Coefficient(1);
        double pairs = (double)a.Length * b.Length;
        return Tree.Of(
            ("n_A", a.Length), ("n_B", b.Length), ("nap", overlap.Nap), ("tau_A_vs_B", overlap.Tau), ("S_AB", overlap.SBetween),
            ("S_A", overlap.STrendA), ("S_B", overlap.STrendB), ("tau_trend_A", overlap.TauTrendA), ("tau_trend_B", overlap.TauTrendB),
            ("tau_u_A_vs_B_minus_trend_A", overlap.TauUMinusTrendA),
            ("tau_u_A_vs_B_plus_trend_B_minus_trend_A_over_all_pairs", overlap.TauUFull),
            ("tau_AB_var0", (y.Length + 1) / (3 * pairs)), ("tau_AB_z", overlap.Z), ("pnd", overlap.Pnd),
            ("baseline_corrected_tau", BaselineCorrected(overlap)), ("theil_sen_baseline_slope", overlap.BaselineSlope),
            ("mean_difference", Moments.Mean(b) - Moments.Mean(a)),
            ("ols", Tree.Of(("estimate", slope.Estimate), ("se", slope.StandardError), ("t", slope.T), ("p", slope.P))),
            ("gls_ar1", Autoregressive([ones, phase], y)), ("lag1_autocorrelation", LagOne([.. ols.Residuals])),
            ("random_start", RandomStart(RandomStartTest.Of(a, b, inputs["minimum_phase_length"].ToCount(), lower))),
            ("alternating_blocks", inputs["blocks"] is { } blocks ? Blocks(blocks.ToNumbers()) : null));
    }

    private static JsonObject BaselineCorrected(NonOverlap overlap) => Tree.Of(
        ("baseline_trend_tau_b", Tree.OrMissing(overlap.BaselineTrend.Tau)), ("baseline_trend_p_normal", Tree.OrMissing(overlap.BaselineTrend.P)),
        ("theil_sen_slope", overlap.BaselineSlope), ("theil_sen_intercept", overlap.BaselineIntercept),
        ("tau_nonoverlap_after_detrending", overlap.BaselineCorrected.Tau), ("tau_b_after_detrending", Tree.OrMissing(overlap.BaselineCorrected.TauB)));

    private static JsonObject Autoregressive(double[][] columns, double[] y)
    {
        AutoregressiveRegression fit = AutoregressiveRegression.Fit(columns, y);
        return fit.Rho > 0.99 ? Tree.Of(("note", "rho at the boundary"))
            : Tree.Of(("estimate", fit.Coefficients[1].Estimate), ("se", fit.Coefficients[1].StandardError),
                ("rho", fit.Rho), ("p_residual_df", fit.Coefficients[1].P));
    }

    private static double LagOne(double[] e)
    {
        double mean = e.Average();
        return e.Zip(e.Skip(1), (p, q) => (p - mean) * (q - mean)).Sum() / e.Sum(v => (v - mean) * (v - mean));
    }

    private static JsonObject RandomStart(RandomStartTest test) => Tree.Of(
        ("allowed_first_B", Tree.Array([test.FirstAllowed, test.LastAllowed])), ("n", test.LastAllowed - test.FirstAllowed + 1),
        ("observed", test.Observed), ("p_one_sided", test.POneSided));

    private static JsonObject Blocks(double[] blocks)
    {
        double[] d = [.. blocks.Chunk(2).Where(pair => pair.Length == 2).Select(pair => pair[1] - pair[0])];
        JsonObject tree = RandomisationTestFamily.SignFlip(PermutationTest.SignFlip(d));
        tree["mean_difference"] = d.Average();
        tree["paired_t_p"] = TTest.OneSample(d).P;
        return tree;
    }
}
