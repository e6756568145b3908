using System.Text.Json.Nodes;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit.Families;

/// <summary>Event rates per exposure.</summary>
internal static class RatesFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from item in referenceCase.Inputs["cases"]!.AsArray()
        let first = new EventRate(item!["x1"].ToCount(), item["t1"].ToNumber())
        let second = new EventRate(item["x2"].ToCount(), item["t2"].ToNumber())
        select (FormattableString.Invariant($"{first.Events}_{Names.G(first.Exposure)}_vs_{second.Events}_{Names.G(second.Exposure)}"),
            (object?)Analyse(first, second)));

    private static JsonObject Analyse(EventRate first, EventRate second) => Tree.Of(
        ("rate1", first.Rate), ("rate1_exact_ci", first.ExactInterval()), ("rate_ratio", first.RatioTo(second)),
        ("rate_ratio_exact_ci", first.RatioInterval(second)), ("p_exact", first.ExactP(second)),
        ("rate_ratio_wald", first.Events > 0 && second.Events > 0 ? first.WaldRatioInterval(second) : null));
}
