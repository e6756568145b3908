using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Draws the figures of the primary comparison from the dataset and the results.</summary>
internal static class StudyFigures
{
    /// <summary>More panels than these nobody looks at on one page; the rest is in the exports.</summary>
    internal const int MostPanels = 60;

    /// <summary>Everybody's two values; the estimate beside them only when it is on their scale.</summary>
    public static Figure? Paired(AnalysisRun run, string? stamp)
    {
        if (Main(run) is not { } primary || run.Dataset.Protocol.Analyses.FirstOrDefault(a => a.Id == primary.Id) is not { Factors.Count: < 2, Method: not AnalysisMethod.MatchedPairs } plan)
        {
            // An interaction is a difference of differences, and nobody has two values of it; of a matched pair each has one.
            return null;
        }
        // Whom and which days the analysis took, the figure shows.
        var dataset = PlannedDataset.Of(run.Dataset, plan).Dataset;
        var value = plan.Periods.Count == 0 ? UnderTreatment(dataset, plan) : InPeriod(dataset, plan);
        var values = dataset.Participants.Select(her => new PairedValue(her.Label, her.Sequence, value(her, 0), value(her, 1))).ToList();
        string name = $"{char.ToLowerInvariant(primary.MethodInWords[0])}{primary.MethodInWords[1..]}, {Print.Number(primary.Confidence * 100)}% confidence interval";
        return PairedDots.Of(new PairedStory(values, primary.Active, primary.Control, primary.EndpointTitle, primary.OnEndpointScale ? primary.Effect : null, name), stamp);
    }

    private static Func<DatasetParticipant, int, double?> UnderTreatment(Dataset dataset, PlannedAnalysis plan)
    {
        bool On(int which, string treatment) => StudyBands.On(dataset.Protocol, plan, which, treatment);
        var rows = dataset.Rows.Where(row => row.Endpoint == plan.Endpoint).ToLookup(row => row.Participant);
        return (her, which) =>
        {
            double[] values = [.. rows[her.Key].Where(row => On(which, row.Treatment)).Select(row => row.Value).OfType<double>()];
            return values.Length == 0 ? null : values.Average();
        };
    }

    private static Func<DatasetParticipant, int, double?> InPeriod(Dataset dataset, PlannedAnalysis plan)
    {
        var endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        var values = PeriodValues.Of(dataset, endpoint).ToLookup(value => value.Participant);
        return (her, which) => PeriodValues.Summary(endpoint, values[her.Key], plan.Periods[which]);
    }

    /// <summary>Every analysis on the scale of the primary item that compares the same, whatever its window.</summary>
    public static Figure? Forest(AnalysisRun run, string? stamp)
    {
        if (Main(run) is not { } primary)
        {
            return null;
        }
        var protocol = run.Dataset.Protocol;
        var main = protocol.Endpoints.First(e => e.Id == primary.Endpoint);
        // A level and a change from before treatment are two scales, whatever the item.
        var endpoints = protocol.Endpoints.Where(e => e.Item == main.Item && e.From == main.From).ToDictionary(e => e.Id);
        var alike = run.Analyses.Where(a => endpoints.ContainsKey(a.Endpoint) && a.OnEndpointScale && Same(protocol, a, primary)).ToList();
        bool several = alike.Select(a => a.Endpoint).Distinct().Count() > 1;
        var rows = alike.Select(a => new ForestRow(a.MethodInWords, a.Rank, a.Effect, a.N, a.NotComputed, several ? Words.Say(endpoints[a.Endpoint].Window) : null)).ToList();
        string title = several ? Measures.Words(protocol, endpoints[primary.Endpoint].Item) : primary.EndpointTitle;
        return rows.Count == 0 ? null : EstimateForest.Of(rows, title, $"{primary.Active} minus {primary.Control}", stamp);
    }

    /// <summary>Whether two analyses compare the same. In a fixed order a period is its treatment.</summary>
    private static bool Same(Protocol protocol, AnalysisResult one, AnalysisResult other)
    {
        string Of(string name) => protocol.Arms.Count > 1 ? name
            : PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Id == name)?.Treated is { } number
                ? protocol.Treatments.First(t => t.Id == protocol.Arms[0].Treatments[number]).Name
                : name;
        return Of(one.Active) == Of(other.Active) && Of(one.Control) == Of(other.Control);
    }

    private static AnalysisResult? Main(AnalysisRun run) => run.Primary ?? (run.Analyses.Count > 0 ? run.Analyses[0] : null);
}
