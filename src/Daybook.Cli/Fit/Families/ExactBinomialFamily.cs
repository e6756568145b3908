using System.Text.Json.Nodes;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>One proportion: intervals and tests.</summary>
internal static class ExactBinomialFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from item in referenceCase.Inputs["cases"]!.AsArray()
        let x = item!["x"].ToCount()
        let n = item["n"].ToCount()
        let p0 = item["p0"].ToNumber()
        select (FormattableString.Invariant($"x{x}_n{n}_p{Names.G(p0)}"), (object?)Analyse(x, n, p0)));

    private static JsonObject Analyse(int x, int n, double p0) => Tree.Of(
        ("clopper_pearson", Proportion.ClopperPearson(x, n)), ("clopper_pearson_90", Proportion.ClopperPearson(x, n, 0.9)),
        ("one_sided_upper_95", Proportion.ExactUpper(x, n)), ("one_sided_lower_95", Proportion.ExactLower(x, n)),
        ("wilson", Proportion.Wilson(x, n)), ("wilson_cc", Proportion.WilsonCorrected(x, n)),
        ("agresti_coull", Proportion.AgrestiCoull(x, n)), ("jeffreys", Proportion.Jeffreys(x, n)),
        ("wald", Proportion.Wald(x, n)), ("mid_p", Proportion.MidP(x, n)),
        ("p_exact_two_sided", BinomialTest.TwoSided(x, n, p0)), ("p_exact_less", BinomialTest.Less(x, n, p0)),
        ("p_exact_greater", BinomialTest.Greater(x, n, p0)), ("p_mid_two_sided_doubled", BinomialTest.MidP(x, n, p0)),
        ("p_score", BinomialTest.Score(x, n, p0)));
}
