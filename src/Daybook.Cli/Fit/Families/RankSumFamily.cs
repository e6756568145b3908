using System.Text.Json.Nodes;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Means;
using Daybook.Statistics.Ranks;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>Two groups compared by ranks, and by means and variances beside them.</summary>
internal static class RankSumFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string response = (string)referenceCase.Model["response"]!, group = (string)referenceCase.Model["group"]!;
        CaseTable table = referenceCase.Data.Complete(response, group);
        CaseColumn groups = table[group].AsFactor().DropEmptyLevels();
        double[] y = table[response].Numbers;
        double[] Sample(int level) => [.. y.Where((_, i) => groups.Codes[i] == level)];
        double[] a = Sample(0), b = Sample(1);
        RankTestResult test = RankSumTest.Of(a, b);
        VarianceTests variances = VarianceTests.Of(a, b);
        double kruskal = test.Z * test.Z;
        return Tree.Of(
            ("n1", a.Length), ("n2", b.Length), ("W", test.Statistic), ("auc", test.Statistic / ((double)a.Length * b.Length)),
            ("p_normal_cc", test.PNormalCorrected), ("p_normal", test.PNormal), ("p_exact_coin", test.PExact),
            ("p_exact_exactRankTests", test.PExact), ("coin_z", test.Z),
            ("hodges_lehmann_shift", HodgesLehmann.Shift(a, b)), ("hl_ci_exactRankTests", HodgesLehmann.ShiftInterval(a, b)),
            ("permutation_mean_p_exact", PermutationTest.TwoSample(a, b).PTwoSided),
            ("welch", TTestsFamily.Test(TTest.Welch(a, b), TTestsFamily.Means(a, b))),
            ("student", TTestsFamily.Test(TTest.Pooled(a, b), TTestsFamily.Means(a, b))),
            ("levene_median", Tree.Of(("F", variances.BrownForsytheF), ("p", variances.BrownForsytheP))),
            ("var_test", Tree.Of(("statistic", variances.Ratio),
                ("parameter", Tree.Of(("num df", a.Length - 1), ("denom df", b.Length - 1))), ("p", variances.RatioP),
                ("estimate", variances.Ratio), ("conf", variances.RatioInterval))),
            ("kolmogorov_smirnov_D", KolmogorovSmirnov.Distance(a, b)),
            ("kruskal", Tree.Of(("statistic", kruskal), ("p", ChiSquare.Survival(kruskal, 1)))));
    }
}
