using Daybook.Statistics.Correlation;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What goes with the response, with all that keeps a reader from believing too much of it; null where the plan has no predictor.</summary>
internal static class PredictorsSection
{
    public static string? Of(ReportMaterial material)
    {
        var analyses = material.Run.Analyses.Where(a => a.Method == "predictor").ToList();
        if (analyses.Count == 0)
        {
            return null;
        }
        return Html.Section("predictors", "Predictors of the response", material.Open
            ? Html.Table(
                "Pearson correlation with the response (the difference of the two reductions)",
                ["Predictor", "r (interval)", "R squared", "Bootstrap interval", "One left out", "p", "p, permutation", "Spearman", "n"],
                analyses.Select(a => Row(material.Protocol, a)))
                + Html.P("With so few people a correlation is known only within its interval, and whatever goes with a predictor in the same people could stand behind it.")
                + Notes(analyses)
                + Html.Figures(material.Predictors)
                + Entanglement.Of(material)
            : Html.P("Responses are correlated with what was known before treatment when the code is open."));
    }

    private static string Notes(List<AnalysisResult> analyses) => analyses.SelectMany(Notes).Distinct().ToList() is { Count: > 0 } notes ? Html.List(notes) : "";

    /// <summary>The first note stands above for all of them.</summary>
    private static IEnumerable<string> Notes(AnalysisResult a) => a.NotComputed is { } why ? [$"{a.Id}: not computed. {why}"] : a.Notes.Skip(1);

    private static IReadOnlyList<string> Row(Protocol protocol, AnalysisResult a) =>
    [
        $"{Measures.Words(protocol, protocol.Analyses.First(plan => plan.Id == a.Id).With!)} ({a.Id})",
        Effects.Cell(a),
        Effects.Number(a, "r-squared", Print.Plain),
        a.NotComputed is null ? $"{Print.Plain(a["bootstrap-low"])} to {Print.Plain(a["bootstrap-high"])}" : "",
        a.NotComputed is null ? $"{Print.Plain(a["leave-one-out-lowest"])} to {Print.Plain(a["leave-one-out-highest"])}" : "",
        a.P is { } p ? Print.P(p) : "",
        Effects.Number(a, "p-permutation", Print.P),
        Effects.Number(a, "spearman", Print.Plain),
        Print.Number(a.N),
    ];
}
