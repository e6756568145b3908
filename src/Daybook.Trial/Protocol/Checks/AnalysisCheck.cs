namespace Daybook.Trial;

/// <summary>Every planned analysis fits the design and its endpoint.</summary>
internal static class AnalysisCheck
{
    private static readonly string[] MixedModelKeys = ["fixed", "degrees-of-freedom"];

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses)
        {
            if (analysis.Compare.Count != 2 || analysis.Compare[0] == analysis.Compare[1])
                problems.Add("DB0175", places.Of(analysis, "compare"), $"{analysis.Compare.Distinct().Count()} different treatments stand here", "write compare: [first, second]");
            if (Unfit(protocol, analysis) is { } why)
                problems.Add("DB0176", places.Of(analysis, "method"), why.What, why.Suggestion);
            FixedEffects(analysis, places, problems);
        }
    }

    private static (string What, string Suggestion)? Unfit(Protocol protocol, PlannedAnalysis analysis) => analysis.Method switch
    {
        AnalysisMethod.CrossoverDifference or AnalysisMethod.PairedDifference when protocol.Design == Design.Parallel =>
            ("nobody takes both treatments in a parallel design", "write method: two-sample"),
        AnalysisMethod.TwoSample when protocol.Design == Design.Crossover =>
            ("the same people take both treatments in a crossover", "write method: crossover-difference"),
        AnalysisMethod.CrossoverDifference when protocol.Arms.Count != 2 || protocol.Periods.Count(period => period.Treated) != 2 =>
            ("the two-period crossover has two sequences and two treated periods", "write method: mixed-model"),
        AnalysisMethod.Responders when protocol.Endpoints.FirstOrDefault(endpoint => endpoint.Id == analysis.Endpoint) is { Responder: null } endpoint =>
            ($"{endpoint.Id} does not say who is a responder", $"add responder: {{ baseline: ..., reduction: 30 }} to {endpoint.Id}"),
        _ => null,
    };

    private static void FixedEffects(PlannedAnalysis analysis, Places places, ProblemList problems)
    {
        if (analysis.Method != AnalysisMethod.MixedModel)
        {
            foreach (var key in MixedModelKeys.Where(key => places.Wrote(analysis, key)))
                problems.Add("DB0177", places.Of(analysis, key), $"{key} belongs to a mixed model", "leave the key out");
        }
        else if (!analysis.Fixed.Contains(FixedEffect.Treatment))
            problems.Add("DB0177", places.Of(analysis, places.Wrote(analysis, "fixed") ? "fixed" : "method"), "the treatment is not among the fixed effects", "write fixed: [treatment, period]");
        else if (analysis.Fixed.Distinct().Count() != analysis.Fixed.Count)
            problems.Add("DB0177", places.Of(analysis, "fixed"), "a fixed effect stands twice", "name each once");
    }
}
