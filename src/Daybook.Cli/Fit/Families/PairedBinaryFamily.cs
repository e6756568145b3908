using System.Text.Json.Nodes;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>A binary outcome under two conditions of the same people.</summary>
internal static class PairedBinaryFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from item in referenceCase.Inputs["cases"]!.AsArray()
        let pairs = new PairedBinary(item!["both"].ToCount(), item["only_first"].ToCount(),
            item["only_second"].ToCount(), item["neither"].ToCount())
        select (FormattableString.Invariant($"{pairs.Both}_{pairs.OnlyFirst}_{pairs.OnlySecond}_{pairs.Neither}"),
            (object?)Analyse(pairs)));

    private static JsonObject Analyse(PairedBinary pairs) => Tree.Of(
        ("rd", pairs.RiskDifference), ("mcnemar_chisq", pairs.McNemarChiSquare), ("mcnemar_p", pairs.McNemarP),
        ("mcnemar_cc_chisq", pairs.McNemarCorrectedChiSquare), ("mcnemar_cc_p", pairs.McNemarCorrectedP),
        ("mcnemar_exact_p", pairs.McNemarExactP), ("mcnemar_midp", pairs.McNemarMidP),
        ("odds_ratio_conditional", pairs.OnlySecond > 0 ? pairs.ConditionalOddsRatio : null),
        ("odds_ratio_exact_ci", pairs.Discordant > 0 ? pairs.ConditionalOddsRatioInterval() : null),
        ("rd_wald", pairs.WaldInterval()), ("rd_agresti_min", pairs.AgrestiMinInterval()),
        ("rd_bonett_price", pairs.BonettPriceInterval()), ("rd_newcombe_paired10", pairs.NewcombeInterval()),
        ("rd_tango", pairs.TangoInterval()));
}
