using System.Text.Json.Nodes;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.MixedModels;
using Daybook.Statistics.Multiplicity;

namespace Daybook.Cli.Fit.Families;

/// <summary>
/// Least-squares means as a case defines them: each is a row of weights over the coefficients ("linfct"), its contrasts are
/// differences of means whose labels name the pair.
/// </summary>
internal sealed class MixedModelMeans(MixedModelFit fit, MixedModelTables tables, ReferenceCase referenceCase)
{
    private readonly string[] names = [.. referenceCase.Data.Columns.Select(c => c.Name)];

    public JsonObject? All() => referenceCase.Results?["emmeans"] is JsonObject blocks
        ? Tree.Of(blocks.Select(block => (block.Key, (object?)Block(block.Key, block.Value!.AsObject()))))
        : null;

    private JsonObject Block(string factor, JsonObject block)
    {
        var linfct = block["linfct"]!.AsObject();
        var means = linfct.ToDictionary(m => m.Key, m => Array.ConvertAll([.. fit.CoefficientNames], name => m.Value![name].ToNumber()));
        var result = Tree.Of(("means", Tree.Of(means.Select(m => (m.Key, (object?)tables.Row(m.Value))))));
        if (block["contrasts"] is JsonObject contrasts) result["contrasts"] = Contrasts(factor, contrasts, means);
        return result;
    }

    private JsonObject Contrasts(string factor, JsonObject contrasts, Dictionary<string, double[]> means)
    {
        var pairs = contrasts.Select(c => (Label: c.Key, Pair: PairOf(factor, c.Key, means))).ToArray();
        var rows = new JsonObject();
        foreach (var family in pairs.GroupBy(p => p.Pair.By))
        {
            var members = family.ToArray();
            var lines = Array.ConvertAll(members, m => tables.Row([.. m.Pair.First.Zip(m.Pair.Second, (a, b) => a - b)]));
            var p = Array.ConvertAll(lines, l => l["p_kr"].ToNumber());
            var groups = means.Keys.Select(m => family.Key.Length == 0 ? m : m.Split(" | ")[0]).Distinct().Count();
            for (var i = 0; i < members.Length; i++)
            {
                // The format names these two by their contrast once more.
                lines[i]["p_kr_holm"] = Tree.Of((members[i].Label, AdjustedP.Holm(p)[i]));
                lines[i]["p_kr_hochberg"] = Tree.Of((members[i].Label, AdjustedP.Hochberg(p)[i]));
                lines[i]["p_kr_tukey"] = Tree.Number(StudentizedRange.Survival(Math.Sqrt(2) * Math.Abs(lines[i]["t_kr"].ToNumber()), groups, lines[i]["df_kr"].ToNumber()));
                rows[members[i].Label] = lines[i];
            }
        }

        return rows;
    }

    // "a - b | by": the means are labelled "a | by"; levels that look like numbers carry the factor's name in contrasts, and a
    // covariate with two values stands in the grid as a factor ("phase drug0").
    private (double[] First, double[] Second, string By) PairOf(string factor, string label, Dictionary<string, double[]> means)
    {
        foreach (var (a, first) in means)
        {
            foreach (var (b, second) in means)
            {
                var (x, y) = (a.Split(" | "), b.Split(" | "));
                if (x.Skip(1).SequenceEqual(y.Skip(1)))
                {
                    var by = string.Join(" | ", x.Skip(1));
                    var end = by.Length == 0 ? "" : $" | {by}";
                    if (label == $"{Level(x[0])} - {Level(y[0])}{end}" || label == $"{Level(factor + x[0])} - {Level(factor + y[0])}{end}") return (first, second, by);
                }

                if (x.Length == 2 && names.Any(n => label == $"{x[0]} {n}{x[1]} - {y[0]} {n}{y[1]}")) return (first, second, "");
            }
        }

        throw new InvalidCaseException($"The contrast '{label}' names no pair of means.");
    }

    // A level that holds an operator stands in parentheses.
    private static string Level(string label) => label.AsSpan().ContainsAny("+-*/") ? $"({label})" : label;
}
