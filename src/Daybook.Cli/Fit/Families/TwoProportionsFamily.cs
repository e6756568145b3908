using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>Two independent proportions: differences, ratios, odds, and exact tests.</summary>
internal static class TwoProportionsFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from item in referenceCase.Inputs["cases"]!.AsArray()
        let groups = new TwoProportions(item!["x1"].ToCount(), item["n1"].ToCount(), item["x2"].ToCount(), item["n2"].ToCount())
        select (FormattableString.Invariant($"{groups.X1}_{groups.N1}_vs_{groups.X2}_{groups.N2}"), (object?)Analyse(groups)));

    private static JsonObject Analyse(TwoProportions g)
    {
        bool full = g.X1 > 0 && g.X1 < g.N1 && g.X2 > 0 && g.X2 < g.N2, events = g.X1 > 0 && g.X2 > 0;
        TwoByTwo table = g.Table;
        return Tree.Of(
            ("p1", g.P1), ("p2", g.P2), ("rd", g.RiskDifference), ("rd_wald", g.WaldInterval()),
            ("rd_newcombe10", g.NewcombeInterval()), ("rd_agresti_caffo", g.AgrestiCaffoInterval()),
            ("rd_miettinen_nurminen", g.MiettinenNurminenInterval()), ("rd_mee", g.MeeInterval()),
            ("mn_p_two_sided", 2 * Normal.Survival(Math.Abs(g.DifferenceScore(0)))),
            ("farrington_manning_z_margin_m0.1", g.DifferenceScore(-0.1, corrected: false)),
            ("chisq", Chi(g.ChiSquare)), ("chisq_yates", Chi(g.ChiSquareYates)),
            ("fisher_two_sided", table.FisherTwoSided), ("fisher_less", table.FisherLess), ("fisher_greater", table.FisherGreater),
            ("odds_ratio_conditional_mle", ReferenceRounding.ConditionalOddsRatio(table, g.X1)), ("odds_ratio_exact_ci", ReferenceRounding.OddsRatioInterval(table)),
            ("barnard_zpooled_p", UnconditionalTest.BarnardPooledZ(g)), ("boschloo_p", UnconditionalTest.Boschloo(g)),
            ("odds_ratio", full ? g.OddsRatio : null), ("odds_ratio_woolf", full ? g.WoolfInterval() : null),
            ("rr", events ? g.RiskRatio : null), ("rr_katz", events ? g.KatzInterval() : null),
            ("rr_koopman", events ? g.KoopmanInterval() : null),
            ("rr_miettinen_nurminen", events ? g.MiettinenNurminenRatioInterval() : null),
            ("nnt", g.RiskDifference != 0 ? 1 / Math.Abs(g.RiskDifference) : null));
    }

    private static JsonObject Chi(double statistic) => Tree.Of(("statistic", statistic), ("p", ChiSquare.Survival(statistic, 1)));
}
