using Daybook.Statistics.Correlation;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How everything that was known before treatment, and the response, go with each other in the same people.</summary>
/// <remarks>Whoever sees one predictor must see the others: one correlation may stand for another, and a few of them bound the rest.</remarks>
internal static class Entanglement
{
    private const string Response = "response";

    /// <summary>Half a unit of the second decimal, to which the table is printed.</summary>
    private const double Rounding = 0.005;

    public static string Of(ReportMaterial material) => string.Concat(material.Protocol.Analyses.Where(plan => plan.Method == AnalysisMethod.Predictor)
        .DistinctBy(plan => (plan.Endpoint, plan.Periods[0], plan.Periods[1], plan.From)).Select(plan => Table(PlannedDataset.Of(material.Dataset, plan).Dataset, plan)));

    private static string Table(Dataset dataset, PlannedAnalysis plan)
    {
        var (names, values) = Complete(dataset, plan);
        if (names.Count < 3 || values[0].Length < 4)
        {
            return Html.P("Too few people have a response and all that was known before treatment, so nothing is said of how these go together.");
        }
        double[][] r = [.. values.Select((x, i) => values.Select((y, j) => i == j ? 1 : Math.Round(Pearson.Of(x, y).R, 2, MidpointRounding.AwayFromZero)).ToArray())];
        string endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint).Title;
        return Html.Table(
                $"Entanglement: correlations among what was known before treatment and the response ({endpoint}), in the same {values[0].Length} people",
                ["", .. names],
                names.Select((name, i) => (IReadOnlyList<string>)[name, .. r[i].Select((value, j) => i == j ? "" : Print.Signed(value))]))
            + Html.P(CorrelationFeasibility.IsFeasible(r, Rounding)
                ? "Feasibility: these correlations can all be true of the same people at once; no eigenvalue of their matrix is negative beyond the rounding."
                : "Feasibility: these correlations cannot all be true of the same people at once; one of them is wrong or they are of different people.")
            + Html.P(Bounds(names, r, plan.With!));
    }

    private static string Bounds(List<string> names, double[][] r, string with)
    {
        int x = names.IndexOf(with), y = names.IndexOf(Response);
        if (x < 0)
        {
            return $"{with} does not vary in these people, or is a choice.";
        }
        var said = names.Select((name, i) => (name, i)).Where(other => other.i != x && other.i != y).Select(other =>
        {
            var (lowest, highest) = CorrelationFeasibility.Range(r[x][y], r[x][other.i]);
            return $"{other.name} between {Print.Signed(lowest)} and {Print.Signed(highest)}";
        });
        return $"What one correlation leaves to the others: as {with} goes with the response by {Print.Signed(r[x][y])}, the response can go with {string.Join(", with ", said)}.";
    }

    /// <summary>Those who have the response and every measure; a measure that does not vary among them is left out.</summary>
    private static (List<string> Names, List<double[]> Values) Complete(Dataset dataset, PlannedAnalysis plan)
    {
        var known = Baselines.Measured(dataset.Protocol).Select(measure => (measure, Of: Baselines.Of(dataset, measure))).Where(m => m.Of.Count > 0).ToList();
        var people = Responses.Of(dataset, plan).Where(her => known.TrueForAll(m => m.Of.ContainsKey(her.Participant))).ToList();
        var columns = known.Select(m => (m.measure, Values: people.Select(her => m.Of[her.Participant]).ToArray()))
            .Append((measure: Response, Values: people.Select(her => her.Points).ToArray()))
            .Where(column => column.Values.Distinct().Count() > 1).ToList();
        return ([.. columns.Select(column => column.measure)], [.. columns.Select(column => column.Values)]);
    }
}
