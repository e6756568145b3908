namespace Daybook.Trial;

/// <summary>Where an improvement is counted, the protocol says which way that is, and from what on the same scale.</summary>
internal static class ImprovementCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints.Where(endpoint => Measures.Better(protocol, endpoint.Item) is null))
            if (Counts(protocol, endpoint) is { } what)
                problems.Add("DB0261", places.Of(endpoint, "item"), $"nothing says which direction of {endpoint.Item} is better, and {what}", $"add better: lower, or better: higher, to {endpoint.Item}");
    }

    /// <summary>What of the endpoint is an improvement; null when nothing is.</summary>
    private static string? Counts(Protocol protocol, Endpoint endpoint) =>
        endpoint.Responder is not null ? "a responder improves"
        : endpoint.From is { As: ChangeScale.Percent } ? "the improvement is counted in percent"
        : protocol.Endpoints.FirstOrDefault(other => other.Responder?.AndAny.Contains(endpoint.Id) == true) is { } responding ? $"a responder of {responding.Id} improves in it"
        : protocol.Analyses.FirstOrDefault(analysis => analysis.Endpoint == endpoint.Id && analysis.Method is AnalysisMethod.PercentReduction or AnalysisMethod.Predictor) is { } reading ? $"{reading.Id} counts how much better it got"
        : null;

    /// <summary>A percentage of a baseline needs the baseline on the scale of the endpoint.</summary>
    public static void Baselines(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var endpoint in protocol.Endpoints)
            if (endpoint.Responder is { Baseline: { } baseline } rule && IsNumber(protocol, endpoint.Item) && IsNumber(protocol, baseline) && Differs(protocol, endpoint.Item, baseline) is { } how)
                problems.Add("DB0262", places.Of(rule, "baseline"), how, $"name a baseline that is measured as {endpoint.Item} is, or give the endpoint a from");
    }

    // What is no number has been named already.
    private static bool IsNumber(Protocol protocol, string id) => Measures.Item(protocol, id) is not { Kind: ItemKind.YesNo or ItemKind.Choice or ItemKind.Time or ItemKind.Date or ItemKind.Text };

    private static string? Differs(Protocol protocol, string measure, string baseline)
    {
        var (its, start) = (RangeOf(protocol, measure), RangeOf(protocol, baseline));
        return Measures.Unit(protocol, measure) != Measures.Unit(protocol, baseline) ? $"{baseline} is counted in {Unit(baseline)}, {measure} in {Unit(measure)}"
            : (OnScale(protocol, measure) || OnScale(protocol, baseline)) && its != start ? $"{baseline} is {On(start)}, {measure} {On(its)}"
            : null;

        string Unit(string id) => Measures.Unit(protocol, id) ?? "no unit";
    }

    private static string On(Bounds? range) => range is { } known ? $"on {Written.Of(known)}" : "on no range";

    // On a line or a scale the place between the ends is the answer; a count counts the same on any range.
    private static bool OnScale(Protocol protocol, string id) => Measures.Item(protocol, id) is { Kind: ItemKind.Line or ItemKind.Scale } || protocol.Scores.Any(score => score.Id == id);

    private static Bounds? RangeOf(Protocol protocol, string id) =>
        protocol.Scores.FirstOrDefault(score => score.Id == id) is { } score && protocol.Forms.FirstOrDefault(form => form.Id == score.Form) is { } form ? FormScore.Range(form, score) : Measures.Item(protocol, id)?.Range;
}
