namespace Daybook.Trial;

/// <summary>Every planned analysis fits the design and its endpoint.</summary>
internal static class AnalysisCheck
{
    /// <summary>The methods that compare periods; all others compare treatments.</summary>
    public static bool ComparesPeriods(PlannedAnalysis analysis) =>
        analysis.Method is AnalysisMethod.PeriodModel or AnalysisMethod.PercentReduction or AnalysisMethod.Predictor;

    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var analysis in protocol.Analyses.Where(analysis => !ComparesPeriods(analysis)))
        {
            Compared(analysis, places, problems);
            if (Unfit(protocol, analysis) is { } why)
                problems.Add("DB0176", places.Of(analysis, "method"), why.What, why.Suggestion);
            FixedEffects(analysis, places, problems);
        }
    }

    private static void Compared(PlannedAnalysis analysis, Places places, ProblemList problems)
    {
        var treatments = analysis.Compare.Distinct().Count();
        if (analysis.Method is AnalysisMethod.Factorial or AnalysisMethod.MatchedPairs && !places.Wrote(analysis, "compare"))
            return;
        if (!places.Wrote(analysis, "compare"))
            problems.Add("DB0175", places.Of(analysis), "compare is missing", "write compare: [first, second]");
        else if (analysis.Method == AnalysisMethod.MatchedPairs && (treatments != analysis.Compare.Count || treatments > 2))
            problems.Add("DB0175", places.Of(analysis, "compare"), $"{treatments} different treatments stand here", "write one treatment, or two of which the difference counts");
        else if (analysis.Method is not (AnalysisMethod.Factorial or AnalysisMethod.MatchedPairs) && (analysis.Compare.Count != 2 || treatments != 2))
            problems.Add("DB0175", places.Of(analysis, "compare"), $"{treatments} different treatments stand here", "write compare: [first, second]");
    }

    // A case and her control are set against each other by what both of them take.
    private static (string What, string Suggestion)? UnfitPairs(Protocol protocol, PlannedAnalysis analysis)
    {
        if (protocol.Matching is null)
            return ("no controls are matched to cases", "add matching:, or name another method");
        var taken = analysis.Compare.Count > 0 ? analysis.Compare : [.. protocol.Treatments.Select(treatment => treatment.Id)];
        return ArmsFit(protocol) && taken.FirstOrDefault(treatment => !protocol.Arms.All(arm => arm.Treatments.Contains(treatment))) is { } some
            ? ($"not every arm takes {some}, so a case and her control may differ in it", "compare them under what everybody takes") : null;
    }

    // What stands here would be refused by the analysis itself, and learnt only after the code is open.
    private static (string What, string Suggestion)? Unfit(Protocol protocol, PlannedAnalysis analysis) => analysis.Method switch
    {
        AnalysisMethod.Factorial => FactorialCheck.Unfit(protocol, analysis),
        AnalysisMethod.MatchedPairs => UnfitPairs(protocol, analysis),
        AnalysisMethod.CrossoverDifference when protocol.Design == Design.FixedOrder =>
            ("everybody takes the treatments in the same order, so there is no period effect to adjust for", "write method: paired-difference, or period-model"),
        AnalysisMethod.CrossoverDifference or AnalysisMethod.PairedDifference when protocol.Design == Design.Parallel =>
            ("nobody takes both treatments in a parallel design", "write method: two-sample"),
        AnalysisMethod.Ancova or AnalysisMethod.CostUtility when protocol.Design != Design.Parallel =>
            ("the same people take both treatments", protocol.Design == Design.Crossover ? "write method: crossover-difference" : "write method: paired-difference"),
        AnalysisMethod.Ancova or AnalysisMethod.CostUtility when ArmsFit(protocol) && Treated(protocol) > 1 =>
            ($"a participant has a value in each of {Treated(protocol)} treated periods, and two groups hold one of each", "write method: mixed-model"),
        AnalysisMethod.Ancova when protocol.Endpoints.FirstOrDefault(endpoint => endpoint.Id == analysis.Endpoint) is { From: null } unadjusted =>
            ($"{unadjusted.Id} has no value before treatment for which to adjust", $"add from: to {unadjusted.Id}, or write method: two-sample"),
        AnalysisMethod.CostUtility when analysis.With is not { } utility || protocol.Visits.Count(visit => Measures.At(protocol, visit, utility)) < 2 =>
            ("the area under a utility needs it at two visits", "write with: and a utility that is measured at visits"),
        AnalysisMethod.TwoSample when protocol.Design != Design.Parallel =>
            ("the same people take both treatments", protocol.Design == Design.Crossover ? "write method: crossover-difference" : "write method: paired-difference"),
        AnalysisMethod.TwoSample when ArmsFit(protocol) && Treated(protocol) > 1 =>
            ($"a participant has a value in each of {Treated(protocol)} treated periods, and two samples hold one of each", "write method: mixed-model"),
        AnalysisMethod.CrossoverDifference when protocol.Arms.Count != 2 || Treated(protocol) != 2 =>
            ("the two-period crossover has two sequences and two treated periods", Treated(protocol) > 1 ? "write method: mixed-model" : "plan a second treated period"),
        AnalysisMethod.CrossoverDifference when ArmsFit(protocol) && analysis.Compare.Count == 2 && !InOppositeOrders(protocol.Arms, analysis) =>
            ($"the arms do not take {analysis.Compare[0]} and {analysis.Compare[1]} in opposite orders", "give the arms opposite orders, or write method: mixed-model"),
        AnalysisMethod.PairedDifference when ArmsFit(protocol) && analysis.Compare.Count == 2 && !protocol.Arms.Any(arm => TakesBoth(arm, analysis)) =>
            ($"no arm takes both {analysis.Compare[0]} and {analysis.Compare[1]}", "compare two treatments that the same people take"),
        AnalysisMethod.MixedModel when Treated(protocol) == 1 =>
            ("with one treated period a participant has one value, and what differs between participants cannot be told from the rest", protocol.Design == Design.Parallel ? "write method: two-sample" : "plan a second treated period"),
        AnalysisMethod.Responders when protocol.Endpoints.FirstOrDefault(endpoint => endpoint.Id == analysis.Endpoint) is { Responder: null } endpoint =>
            ($"{endpoint.Id} does not say who is a responder", $"add responder: {{ baseline: ..., reduction: 30 }} to {endpoint.Id}"),
        AnalysisMethod.Responders when protocol.Design == Design.Parallel && ArmsFit(protocol) && Treated(protocol) > 1 =>
            ($"a participant would be counted in each of {Treated(protocol)} treated periods", "plan one treated period"),
        _ => null,
    };

    private static int Treated(Protocol protocol) => Turns.Count(protocol);

    // An arm that does not fit the periods or the design is said once, by its own rule.
    private static bool ArmsFit(Protocol protocol) =>
        protocol.Arms.All(arm => arm.Treatments.Count == Treated(protocol) && (protocol.Design != Design.Parallel || arm.Treatments.Distinct().Count() == 1));

    private static bool InOppositeOrders(IReadOnlyList<Arm> arms, PlannedAnalysis analysis) =>
        arms.All(arm => TakesBoth(arm, analysis)) && arms[0].Treatments.SequenceEqual(arms[1].Treatments.Reverse());

    private static bool TakesBoth(Arm arm, PlannedAnalysis analysis) => analysis.Compare.All(arm.Treatments.Contains);

    private static void FixedEffects(PlannedAnalysis analysis, Places places, ProblemList problems)
    {
        if (analysis.Method != AnalysisMethod.MixedModel)
            return;
        if (!analysis.Fixed.Contains(FixedEffect.Treatment))
            problems.Add("DB0177", places.Of(analysis, places.Wrote(analysis, "fixed") ? "fixed" : "method"), "the treatment is not among the fixed effects", "write fixed: [treatment, period]");
        else if (analysis.Fixed.Distinct().Count() != analysis.Fixed.Count)
            problems.Add("DB0177", places.Of(analysis, "fixed"), "a fixed effect stands twice", "name each once");
    }
}
