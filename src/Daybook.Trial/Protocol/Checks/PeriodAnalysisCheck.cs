namespace Daybook.Trial;

/// <summary>Every analysis of periods names its periods, and what it reads is collected in them.</summary>
internal static class PeriodAnalysisCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses.Where(AnalysisCheck.ComparesPeriods))
        {
            if (analysis.Periods.Count != 2 || analysis.Periods[0] == analysis.Periods[1])
                problems.Add("DB0179", places.Of(analysis, "periods"), $"{analysis.Periods.Distinct().Count()} different periods stand here", "write periods: [first, second]");
            if (analysis.Only.Count > 0 && analysis.Periods.FirstOrDefault(period => !analysis.Only.Contains(period)) is { } left)
                problems.Add("DB0179", places.Of(analysis, "only"), $"{left} is compared and left out", $"add {left} to only");
            Keys(protocol, analysis, places, problems);
            Levels(protocol, analysis, places, problems);
            foreach (var (period, key) in Read(analysis))
                Collected(protocol, analysis, period, key, places, problems);
        }
    }

    private static void Keys(Protocol protocol, PlannedAnalysis analysis, Places places, ProblemList problems)
    {
        if (analysis.Method != AnalysisMethod.PeriodModel && analysis.From is null)
            problems.Add("DB0179", places.Of(analysis), "from is missing", "write from: and the period before treatment");
        if (analysis.From is { } from && analysis.Periods.Contains(from))
            problems.Add("DB0179", places.Of(analysis, "from"), $"{from} is also compared", "count the reduction from another period");
        if (analysis.Method == AnalysisMethod.Predictor && analysis.With is null)
            problems.Add("DB0179", places.Of(analysis), "with is missing", "write with: and what was known before treatment");
        if (analysis.With is { } with && !Measures.BeforeTreatment(protocol, with).Any())
            problems.Add("DB0179", places.Of(analysis, "with"), $"no visit until the first treatment collects {with}", "collect it before treatment");
        if (analysis.Varies is { } varies && analysis.Only.Count > 0 && !analysis.Only.Contains(varies))
            problems.Add("DB0179", places.Of(analysis, "varies"), $"{varies} is left out of the model", $"add {varies} to only");
        if (analysis is { Varies: not null, Residual: ResidualStructure.CompoundSymmetry })
            problems.Add("DB0176", places.Of(analysis, "residual"), "compound symmetry is a level for every participant, and varies brings one too", "write residual: ar1 or independent");
        if (analysis.Residual == ResidualStructure.Ar1 && protocol.Endpoints.FirstOrDefault(e => e.Id == analysis.Endpoint) is { Window.Kind: WindowKind.Visit })
            problems.Add("DB0176", places.Of(analysis, "residual"), "ar1 counts in days, and the endpoint is measured at visits", "write residual: compound-symmetry");
    }

    // A comparison of periods has the start among its periods; a change would be counted from it twice.
    private static void Levels(Protocol protocol, PlannedAnalysis analysis, Places places, ProblemList problems)
    {
        if (protocol.Endpoints.FirstOrDefault(e => e.Id == analysis.Endpoint) is { From: not null } change)
            problems.Add("DB0176", places.Of(analysis, "endpoint"), $"{change.Id} is a change already, and periods are compared by their own values", "name an endpoint without from");
    }

    private static IEnumerable<(string Period, string Key)> Read(PlannedAnalysis analysis) =>
        analysis.Periods.Select(period => (period, "periods")).Concat(analysis.From is { } from ? [(from, "from")] : []);

    // A treated period is looked after by the endpoint's own check.
    private static void Collected(Protocol protocol, PlannedAnalysis analysis, string period, string key, Places places, ProblemList problems)
    {
        if (protocol.Endpoints.FirstOrDefault(e => e.Id == analysis.Endpoint) is not { Window.Kind: WindowKind.Visit } endpoint)
            return;
        if (Turns.LivedByEach(protocol).Select(PeriodPlan.Of).Any(plans => !protocol.Visits.Any(visit => PeriodPlan.Scored(plans, visit)?.Period.Id == period && Measures.At(protocol, visit, endpoint.Item))))
            problems.Add("DB0170", places.Of(analysis, key), $"no visit that measures {period} collects {endpoint.Item}", "add its form or test to that visit");
    }
}
