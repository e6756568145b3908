namespace Daybook.Trial;

/// <summary>A time that may have been stopped at a cut-off is one time, and it is analysed as such: a mean of capped times would be too short.</summary>
internal static class CensoredTimeCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints.Where(endpoint => endpoint.Estimator == Estimator.CensoredTime))
            if (Wrong(protocol, endpoint) is { } wrong)
                problems.Add("DB0243", places.Of(endpoint, wrong.Key), wrong.What, wrong.Suggestion);
        foreach (var test in protocol.Sensory.Where(test => test.Score == Estimator.CensoredTime))
            problems.Add("DB0243", places.Of(test, "score"), "several trials become one value by a mean or the like", "write score: mean, or leave it out");
        foreach (var analysis in protocol.Analyses)
            if (protocol.Endpoints.FirstOrDefault(known => known.Id == analysis.Endpoint) is { } endpoint && Unfit(protocol, analysis, endpoint) is { } unfit)
                problems.Add("DB0243", places.Of(analysis, "method"), unfit.What, unfit.Suggestion);
    }

    private static (string Key, string What, string Suggestion)? Wrong(Protocol protocol, Endpoint endpoint) =>
        protocol.Sensory.FirstOrDefault(known => known.Id == endpoint.Item) is not { } test ? ("item", $"{endpoint.Item} has no cut-off that stops it", "name a sensory test, or write another estimator")
        : !test.Rises ? ("item", $"{test.Id} falls, and a time does not", "name a test with a rate above 0, or write another estimator")
        : test.Trials > 1 || test.Places.Count > 1 ? ("estimator", $"{test.Id} is measured {test.Trials * test.Places.Count} times at a visit, and a mean of stopped and other times is neither", "plan one trial at one place, or write another estimator")
        : endpoint.Window.Kind != WindowKind.Visit || (endpoint.At is null && protocol.Visits.Count(visit => visit.Sensory.Contains(test.Id)) > 1) ? ("window", "it is one time, of one visit", "write window: visit, at: the visit")
        : endpoint.From is not null ? ("from", "where both times were stopped nothing is known of the change", "leave from out")
        : endpoint.Responder is not null ? ("responder", "where a time was stopped nobody knows the reduction", "leave the responder out")
        : null;

    private static (string What, string Suggestion)? Unfit(Protocol protocol, PlannedAnalysis analysis, Endpoint endpoint) =>
        analysis.Method == AnalysisMethod.CensoredTimes
            ? endpoint.Estimator != Estimator.CensoredTime ? ($"{endpoint.Id} does not say which of its values were stopped at a cut-off", "write estimator: censored-time there, or another method")
                : protocol.Design != Design.Parallel || Turns.Count(protocol) > 1 ? ("two groups have one time each, and here a participant takes more than one treatment", "compare two groups of a parallel study")
                : null
            : endpoint.Estimator == Estimator.CensoredTime ? ($"{endpoint.Id} may have been stopped at its cut-off, and this method would take that for the true time", "write method: censored-times") : null;
}
