using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The figures of reductions in percent and of what predicts them. They exist once the code is open.</summary>
internal static class ResponseFigures
{
    /// <summary>Everybody's response, on the primary endpoint where the plan has its reductions.</summary>
    public static Figure? Waterfall(AnalysisRun run, string? stamp)
    {
        var protocol = run.Dataset.Protocol;
        if (!run.Dataset.Open || Plans(protocol, AnalysisMethod.PercentReduction).OrderByDescending(a => a.Endpoint == StudyBands.Main(protocol)?.Endpoint).FirstOrDefault() is not { } plan)
        {
            return null;
        }
        var dataset = PlannedDataset.Of(run.Dataset, plan).Dataset;
        var people = Responses.Of(dataset, plan);
        return people.Count == 0 ? null : Analysis.Waterfall.Of(
            new WaterfallStory([.. people.Select(her => (her.Label, her.Points))], plan.Periods[0], plan.Periods[1], plan.From!, TitleOf(protocol, plan), plan.Thresholds, dataset.Participants.Count - people.Count),
            stamp);
    }

    /// <summary>One figure a planned predictor, in the order of the plan: showing some would be choosing.</summary>
    public static IEnumerable<Figure> Predictors(AnalysisRun run, string? stamp) => !run.Dataset.Open ? []
        : Plans(run.Dataset.Protocol, AnalysisMethod.Predictor).Select(plan => Predictor(run, plan, stamp)).OfType<Figure>();

    /// <summary>Every planned reduction by both of its estimators; null where the plan has none, or compares different periods.</summary>
    public static Figure? Reductions(AnalysisRun run, string? stamp)
    {
        var plans = Plans(run.Dataset.Protocol, AnalysisMethod.PercentReduction).ToList();
        if (!run.Dataset.Open || plans.Count == 0 || plans.Exists(plan => plan.From != plans[0].From || !plan.Periods.SequenceEqual(plans[0].Periods)))
        {
            return null;
        }
        var rows = plans.SelectMany(plan => run.Analyses.Where(a => a.Id == plan.Id).SelectMany(result => Rows(plan, TitleOf(run.Dataset.Protocol, plan), result))).ToList();
        return rows.Count == 0 ? null : ReductionDots.Of(rows, plans[0].Periods[0], plans[0].Periods[1], plans[0].From!, stamp);
    }

    private static IEnumerable<ReductionRow> Rows(PlannedAnalysis plan, string title, AnalysisResult result) => result.NotComputed is not null ? [] :
    [
        new(title, "mean of ratios", result["mean-of-ratios-" + plan.Periods[0]], result["mean-of-ratios-" + plan.Periods[1]], result.Effect, result.N),
        new(title, "ratio of means", result["ratio-of-means-" + plan.Periods[0]], result["ratio-of-means-" + plan.Periods[1]], null, result.N),
    ];

    private static Figure? Predictor(AnalysisRun run, PlannedAnalysis plan, string? stamp)
    {
        var dataset = PlannedDataset.Of(run.Dataset, plan).Dataset;
        var known = Baselines.Of(dataset, plan);
        var points = Responses.Of(dataset, plan).Where(her => known.ContainsKey(her.Participant)).Select(her => (her.Label, known[her.Participant], her.Points)).ToList();
        if (run.Analyses.FirstOrDefault(a => a.Id == plan.Id) is not { } result)
        {
            return null;
        }
        string words = Measures.Words(run.Dataset.Protocol, plan.With!), unit = Units.Beside(Measures.Unit(run.Dataset.Protocol, plan.With!)) is { } code ? $" ({code})" : plan.Chosen.Count > 0 ? $": {string.Join(", ", plan.Chosen)} 1, others 0" : "";
        return points.Count < 2 ? null : PredictorScatter.Of(
            new PredictorStory(plan.Id, points, words + unit, $"Response in {plan.Periods[0]}, points", result.Effect, result.Confidence, result.NotComputed is null ? (result["leave-one-out-lowest"], result["leave-one-out-highest"]) : null, result.NotComputed is null ? (result["bootstrap-low"], result["bootstrap-high"]) : null),
            stamp);
    }

    private static IEnumerable<PlannedAnalysis> Plans(Protocol protocol, AnalysisMethod method) => protocol.Analyses.Where(a => a.Method == method);

    private static string TitleOf(Protocol protocol, PlannedAnalysis plan) => protocol.Endpoints.First(e => e.Id == plan.Endpoint).Title;
}
