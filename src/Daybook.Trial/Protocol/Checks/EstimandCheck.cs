namespace Daybook.Trial;

/// <summary>Every estimand is complete, and the analyses that name it estimate it.</summary>
internal static class EstimandCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var estimand in protocol.Estimands)
        {
            if (Missing(estimand, places) is { Count: > 0 } missing)
                problems.Add("DB0204", places.Of(estimand), $"{estimand.Id} does not say its {string.Join(", ", missing)}", $"add {missing[0]}: to {estimand.Id}");
            else if (protocol.Analyses.All(analysis => analysis.Estimand != estimand.Id))
                problems.Add("DB0204", places.Of(estimand), $"no analysis estimates {estimand.Id}", $"add estimand: {estimand.Id} to an analysis");
            foreach (var happening in estimand.Events)
                if (NotDone(protocol, estimand, happening) is { } why)
                    problems.Add("DB0206", places.Of(happening, why.Key), why.What, why.Suggestion);
        }
    }

    public static void Analyses(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses)
            if (protocol.Estimands.FirstOrDefault(known => known.Id == analysis.Estimand) is { } estimand && Missing(estimand, places).Count == 0 && Differs(analysis, estimand) is { } differs)
                problems.Add("DB0205", places.Of(analysis, differs.Key), differs.What);
    }

    private static List<string> Missing(Estimand estimand, Places places)
    {
        var missing = new List<string>();
        if (estimand.Treatments.Count != 2 || estimand.Treatments[0] == estimand.Treatments[1])
            missing.Add("treatments");
        if (estimand.Population is null)
            missing.Add("population");
        if (estimand.Variable is null)
            missing.Add("variable");
        if (!places.Wrote(estimand, "events"))
            missing.Add("events");
        if (estimand.Summary is null)
            missing.Add("summary");
        return missing;
    }

    private static (string Key, string What)? Differs(PlannedAnalysis analysis, Estimand estimand) =>
        AnalysisCheck.ComparesPeriods(analysis) ? ("method", $"{analysis.Id} compares periods, and {estimand.Id} compares treatments")
        : analysis.Method == AnalysisMethod.Factorial ? ("method", $"{analysis.Id} compares the levels of a factor, and {estimand.Id} compares two treatments")
        : analysis.Method == AnalysisMethod.MatchedPairs ? ("method", $"{analysis.Id} compares cases with their controls, and {estimand.Id} compares two treatments")
        : analysis.Endpoint != estimand.Variable ? ("endpoint", $"the variable of {estimand.Id} is {estimand.Variable}")
        : !analysis.Compare.SequenceEqual(estimand.Treatments) ? ("compare", $"{estimand.Id} compares {estimand.Treatments[0]} with {estimand.Treatments[1]}")
        : analysis.Set is { } set && set != estimand.Population ? ("set", $"the population of {estimand.Id} is {estimand.Population}")
        : analysis.Method == AnalysisMethod.Responders != (estimand.Summary == PopulationSummary.ProportionDifference) ? ("method", $"{estimand.Id} is a {Kebab.Of(estimand.Summary.ToString()!).Replace('-', ' ')}")
        : null;

    private static (string Key, string What, string Suggestion)? NotDone(Protocol protocol, Estimand estimand, IntercurrentEvent happening)
    {
        if (happening.Rescue is not null && (happening.Item is not null || happening.When is not null))
            return ("rescue", "the use of rescue medication and an answer are two things", "leave item and when out, or the rescue");
        if (happening.LowerDose && (happening.Rescue is not null || happening.Item is not null || happening.When is not null))
            return ("lower-dose", "the lower dose and an answer are two things", "leave rescue, item and when out, or the lower dose");
        if (happening.LowerDose && protocol.Supply?.Fallback is null)
            return ("lower-dose", "nobody takes a lower dose", "write fallback: in the supply, or name an answer");
        if (happening.Item is null != happening.When is null)
            return (happening.Item is null ? "when" : "item", "an item and its answer go together", "write both, or neither");
        if (happening is { Item: { } id, When: { } when } && Asked(protocol, id, when) is { } wrong)
            return (wrong.Key, wrong.What, "name an item of the diary and an answer that can be given");
        return happening.Strategy switch
        {
            EventStrategy.TreatmentPolicy => null,
            EventStrategy.Composite or EventStrategy.PrincipalStratum => ("strategy", $"no analysis carries out {Kebab.Of(happening.Strategy.ToString())}", "write treatment-policy, hypothetical or while-on-treatment"),
            _ when !happening.IsKnown(protocol) => ("strategy", $"nothing says on which days {happening.Id} happened", "name the diary item that says so, or write treatment-policy"),
            _ when protocol.Endpoints.FirstOrDefault(endpoint => endpoint.Id == estimand.Variable) is { } variable && Measures.Prompt(protocol, variable.Item) is null && !Measures.Daily(protocol, variable.Item) =>
                ("strategy", $"{variable.Id} has no days that could be left out", "write treatment-policy"),
            _ => null,
        };
    }

    private static (string Key, string What)? Asked(Protocol protocol, string id, Condition when) =>
        protocol.Diary?.Items.FirstOrDefault(item => item.Id == id) is not { } item ? ("item", $"{id} is not asked in the diary")
        : AnswerCheck.Never(item, when) is { } never ? ("when", never)
        : null;
}
