using System.Text.Json.Nodes;
using Daybook.Statistics.MissingData;

namespace Daybook.Cli.Fit.Families;

/// <summary>Estimates of imputed data sets, pooled.</summary>
internal static class MultipleImputationFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) => Tree.Of(
        from set in referenceCase.Inputs["sets"]!.AsObject()
        let pool = RubinPool.Of(set.Value!["est"].ToNumbers(), set.Value["se"].ToNumbers(),
            set.Value["dfcom"] is { } df ? df.ToNumber() : double.PositiveInfinity)
        select (set.Key, (object?)Tree.Of(
            ("estimate", pool.Estimate), ("within", pool.Within), ("between", pool.Between), ("total", pool.Total),
            ("se", pool.StandardError), ("lambda", pool.Lambda), ("riv", pool.RelativeIncrease), ("df_rubin1987", pool.DfRubin),
            ("df_barnard_rubin", pool.Df), ("fmi", pool.FractionMissing), ("t", pool.T), ("p", pool.P), ("ci", pool.Interval()))));
}
