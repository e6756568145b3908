using System.Text.Json.Nodes;
using Daybook.Statistics;
using Daybook.Statistics.Exact;
using Daybook.Statistics.Ranks;
using Daybook.Statistics.Resampling;

namespace Daybook.Cli.Fit.Families;

/// <summary>Wilcoxon's signed-rank test of two columns' differences.</summary>
internal static class SignedRankFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        string x = (string)referenceCase.Model["x"]!, y = (string)referenceCase.Model["y"]!;
        CaseTable table = referenceCase.Data.Complete(x, y);
        double[] d = [.. table[x].Numbers.Zip(table[y].Numbers, (a, b) => a - b)];
        int n = d.Count(v => v != 0), positive = d.Count(v => v > 0);
        RankTestResult wilcoxon = SignedRankTest.Of(d), pratt = SignedRankTest.Of(d, ZeroDifferences.Pratt);
        double all = n * (n + 1.0) / 2, centre = HodgesLehmann.Centre(d);
        Interval interval = HodgesLehmann.CentreInterval(d);
        return Tree.Of(
            ("n", d.Length), ("n_nonzero", n), ("ties", wilcoxon.Ties), ("V", wilcoxon.Statistic),
            ("p_normal_cc", wilcoxon.PNormalCorrected), ("p_normal", wilcoxon.PNormal),
            ("p_exact_two_sided", wilcoxon.PExact), ("p_exact_greater", wilcoxon.PExactGreater), ("p_exact_less", wilcoxon.PExactLess),
            ("p_exact_exactRankTests", 2 * (2 * wilcoxon.PExactLess < 1 ? wilcoxon.PExactLess : wilcoxon.PExactGreater)),
            ("p_exact_two_sided_doubled", wilcoxon.PExactDoubled),
            ("pratt_V", pratt.Statistic), ("pratt_p_exact_two_sided", pratt.PExact),
            ("coin_z_wilcoxon_zeros", wilcoxon.Z), ("coin_p_wilcoxon_zeros", wilcoxon.PNormal),
            ("coin_z_pratt", pratt.Z), ("coin_p_pratt", pratt.PNormal),
            ("hodges_lehmann_walsh_median", centre), ("hl_ci_exactRankTests", interval),
            ("sign_test_p", BinomialTest.TwoSided(positive, n)), ("sign_test_positive", positive),
            ("rank_biserial", (2 * wilcoxon.Statistic - all) / all),
            ("r_exact", !wilcoxon.Ties && n == d.Length
                ? Tree.Of(("p", wilcoxon.PExactDoubled), ("estimate", centre), ("ci", interval)) : null),
            ("sign_flip_mean", n <= 16 ? RandomisationTestFamily.SignFlip(PermutationTest.SignFlip(d)) : null));
    }
}
