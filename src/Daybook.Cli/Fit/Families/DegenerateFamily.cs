using System.Text.Json.Nodes;
using Daybook.Statistics.MixedModels;

namespace Daybook.Cli.Fit.Families;

/// <summary>
/// Impossible or trivial inputs: each item holds R code that makes its own data and calls a fit. A refusal is written down by
/// its code and message; where the data still determine the coefficients they are given.
/// </summary>
internal static class DegenerateFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase) =>
        Tree.Of(Items(referenceCase).Select(item => (item.Name, (object?)Item(item.Code))));

    private static IEnumerable<(string Name, string Code)> Items(ReferenceCase referenceCase) => referenceCase.Results is JsonObject results
        ? results.Select(r => (r.Key, (string)r.Value!["code"]!))
        : referenceCase.Calls.Select((code, i) => ($"item{i + 1}", code));

    private static JsonObject Item(string code)
    {
        var statements = RParser.Statements(code);
        var interpreter = new RInterpreter();
        foreach (var statement in statements.SkipLast(1)) interpreter.Evaluate(statement);
        var call = (RNode.Call)statements[^1];
        var table = (DataTable)interpreter.Evaluate(new RNode.Name("d"));
        try
        {
            return Tree.Of([("outcome", "ok"), .. Numbers(call, table)]);
        }
        catch (ModelException refusal)
        {
            // nlme's corAR1 cuts fractional days off without a word. The refusal stands; what R computes stands beside it.
            var asR = refusal.Code == "series.fractional-time" ? Numbers(call, WholeNumbers(table)) : [];
            return Tree.Of(
            [
                ("outcome", "error"), ("error", $"{refusal.Code}: {refusal.Message}"),
                ("fixef", refusal.Estimates is { } estimates ? MixedModelFamily.Named(estimates.Keys, estimates.Values) : null), .. asR,
            ]);
        }
    }

    private static (string, object?)[] Numbers(RNode.Call call, DataTable table)
    {
        var fit = Fit(call, table);
        return
        [
            (call.Function == "lmer" ? "fixef" : "coef", MixedModelFamily.Named(fit.CoefficientNames, fit.Coefficients)),
            ("logLik", fit.LogLikelihood), ("isSingular", fit.IsSingular), ("dropped_rows", fit.DroppedRows),
        ];
    }

    private static DataTable WholeNumbers(DataTable table) => new([.. table.Columns.Select(c =>
        c is NumberColumn { Name: "day" or "time" } number ? new NumberColumn(c.Name, Array.ConvertAll(number.Values, Math.Truncate)) : c)]);

    private static MixedModelFit Fit(RNode.Call call, DataTable table) => call.Function == "lmer"
        ? LinearMixedModel.Fit(call[0].ToString()!, table)
        : LinearMixedModel.Fit(MixedCall.OfNlme(call, table).Specification, table);
}
