using System.Text.Json.Nodes;
using Daybook.Statistics.Multiplicity;

namespace Daybook.Cli.Fit.Families;

/// <summary>Adjusted p values of one family of hypotheses.</summary>
internal static class MultiplicityFamily
{
    public static JsonNode Fit(ReferenceCase referenceCase)
    {
        double[] p = referenceCase.Inputs["p"].ToNumbers(), weights = referenceCase.Inputs["weights"].ToNumbers();
        double alpha = referenceCase.Inputs["alpha"] is { } given ? given.ToNumber() : 0.05;
        var decided = new List<(string Name, double[] Adjusted)>
        {
            ("bonferroni", AdjustedP.Bonferroni(p)), ("holm", AdjustedP.Holm(p)), ("hochberg", AdjustedP.Hochberg(p)),
            ("hommel", AdjustedP.Hommel(p)), ("BH", AdjustedP.BenjaminiHochberg(p)), ("fixed_sequence", AdjustedP.FixedSequence(p)),
        };
        if (weights.Length > 0)
        {
            decided.Add(("graphical_bretz2009", new RejectionGraph(weights, Rows(referenceCase.Inputs["transition"]!)).AdjustedP(p)));
        }
        return Tree.Of(
        [
            .. decided.Select(d => (d.Name, (object?)d.Adjusted)),
            ("BY", AdjustedP.BenjaminiYekutieli(p)), ("sidak", AdjustedP.Sidak(p)), ("holm_sidak", AdjustedP.HolmSidak(p)),
            ("fisher_combined_p", AdjustedP.FisherCombined(p)), ("simes_p", AdjustedP.Simes(p)), ("stouffer_p", AdjustedP.Stouffer(p)),
            ("narum_cut_off", AdjustedP.NarumCutOff(p.Length, alpha)),
            ("rejected_at_alpha", Tree.Of(decided.Select(d => (d.Name, (object?)d.Adjusted.Select(a => a <= alpha))))),
        ]);
    }

    /// <summary>A matrix, written as rows of named columns or as an array of arrays.</summary>
    private static double[][] Rows(JsonNode matrix) => matrix is JsonObject named
        ? [.. named.Select(row => row.Value is JsonObject cells ? cells.Select(c => c.Value.ToNumber()).ToArray() : row.Value.ToNumbers())]
        : [.. matrix.AsArray().Select(row => row.ToNumbers())];
}
