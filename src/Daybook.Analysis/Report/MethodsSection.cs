using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How it was done, from which bytes, by which version: what anyone needs to do it again.</summary>
internal static class MethodsSection
{
    public static string Of(ReportMaterial material)
    {
        var protocol = material.Protocol;
        return Html.Section(
            "methods",
            "Methods and origin",
            Html.P(Design(protocol, material.Dataset.Imported)),
            Html.Table("Endpoints", ["Endpoint", "In words", "Item", "Window", "Estimator", "At least"], protocol.Endpoints.Select(Endpoint)),
            Html.Table("Analyses as planned", ["Analysis", "Rank", "Endpoint", "Compared", "Method", "Interval"], protocol.Analyses.Select(a => Analysis(protocol, a))),
            Html.List(protocol.Analyses.Select(a => a.Method).Distinct().Select(method => How(method, protocol.Design))),
            string.Concat(protocol.Analyses.Where(a => a.Rank == AnalysisRank.Primary).Select(a => Html.P(Estimand(protocol, a)))),
            EstimandsSection.Of(material.Dataset),
            Html.P("A diary value counts when it was written in time or late for its day, when it is the first such entry for that day, and when no correction has replaced it. Everything else is kept, listed above and left out."),
            MethodsTables.Of(protocol),
            Origin(material));
    }

    private static string Design(Protocol protocol, bool imported)
    {
        string design = protocol.Design switch { Trial.Design.Crossover => "Crossover", Trial.Design.FixedOrder => "Fixed-order, not randomised", _ => "Parallel" };
        string arms = string.Join("; ", protocol.Arms.Select(a => $"{a.Id}: {string.Join(", then ", a.Treatments.Select(id => protocol.Treatments.First(t => t.Id == id).Name))}"));
        if (imported)
        {
            // What the protocol of an imported file says of them was filled in to make it whole.
            return $"{design} design. Arms: {arms}. Allocation, masking and period lengths are those of the source and are not in the file.";
        }
        string treated = string.Join(", ", protocol.Periods.Select(p => $"{p.Id} ({p.Days} days{(p.Treated ? ", treated" : "")})"));
        string allocation = protocol.Allocation is not { } drawn ? "No random allocation."
            : drawn.Method == AllocationMethod.Minimisation ? Minimised(drawn)
            : "Random allocation by permuted blocks" + (drawn.Blocks.Distinct().Count() > 1 ? " of varying size" : "") + Stratified(drawn);
        string masked = protocol.Masked.Count == 0 ? "Nobody was masked." : $"Masked: {string.Join(", ", protocol.Masked.Select(Role))}.";
        return $"{design} design. Periods: {treated}. Arms: {arms}. {allocation} {masked}";
    }

    private static string Stratified(Trial.Allocation drawn) => By(drawn) is { Length: > 0 } by ? $", stratified by {Words.And(by)}." : ".";

    private static string Minimised(Trial.Allocation drawn) =>
        $"Allocation by minimisation (Pocock and Simon 1975) of the {(drawn.Imbalance == Imbalance.Variance ? "variance" : "range")} of the counts within the levels of {Words.And(By(drawn))}; the arm of least imbalance had probability {Print.Number((double)(drawn.Probability ?? 1))}, by numbers that were sealed before the first allocation.";

    private static string[] By(Trial.Allocation drawn) =>
        [.. drawn.Stratify.Select(_ => "site"), .. drawn.Factors.Select(factor => $"{factor.Id} ({string.Join(", ", factor.Levels.Select(level => level.Id))}{(factor.Weight is { } weight ? $"; weight {Print.Number((double)weight)}" : "")})")];

    private static string Role(Role role) => string.Concat(role.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private static IReadOnlyList<string> Endpoint(Endpoint e) =>
    [
        e.Id, e.Title, e.Item,
        e.Window.Kind switch { WindowKind.Whole => "whole period", WindowKind.Visit => "scoring visit", WindowKind.First => $"first {e.Window.Days} days", _ => $"last {e.Window.Days} days" },
        e.Estimator.ToString().ToLowerInvariant(),
        Print.Number(e.AtLeast),
    ];

    private static IReadOnlyList<string> Analysis(Protocol protocol, PlannedAnalysis a) =>
    [
        a.Id,
        Words.Of(a.Rank),
        a.Endpoint,
        a.Method == AnalysisMethod.MatchedPairs && MatchedPairs.Sides(protocol, a) is var pairs ? $"{pairs.Cases} minus {pairs.Controls}"
            : a.Factors.Count > 0 && FactorialEffect.Sides(protocol, a) is var sides ? $"{sides.First} minus {sides.Second}"
            : a.Periods.Count == 2 ? $"{a.Periods[0]} minus {a.Periods[1]}" : $"{protocol.Treatments.First(t => t.Id == a.Compare[0]).Name} minus {protocol.Treatments.First(t => t.Id == a.Compare[1]).Name}",
        Words.Say(a, protocol.Design),
        Print.Number((double)a.Confidence * 100) + "%",
    ];

    /// <summary>What the primary analysis is about, as far as the protocol says: whom, what, between what, and who is left out.</summary>
    private static string Estimand(Protocol protocol, PlannedAnalysis a)
    {
        if (protocol.Estimands.FirstOrDefault(known => known.Id == a.Estimand) is { } estimand)
        {
            return EstimandsSection.Sentence(protocol, a, estimand);
        }
        var endpoint = protocol.Endpoints.First(e => e.Id == a.Endpoint);
        string only = a.Only.Count == 0 ? "" : $" Values of {Words.And(a.Only)} only.";
        return $"The primary analysis, {a.Id}, is about {(protocol.AnalysisSets.FirstOrDefault(known => known.Id == a.Set) is { } set ? $"the analysis set {set.Id}" : $"everybody who was {(protocol.Allocation is null ? "enrolled" : "allocated")}")}: the endpoint \"{endpoint.Title}\", whatever else was taken or stopped while she wrote; values after withdrawal are not used, and nothing is put in their place.{only}";
    }

    private static string How(AnalysisMethod method, Design design) => method switch
    {
        AnalysisMethod.CrossoverDifference => "Crossover difference: half the difference between the sequences' mean period differences, with a pooled variance (Hills and Armitage 1979). Participants with a value in both periods.",
        AnalysisMethod.PairedDifference => "Paired difference: Student's t of the differences within participants.",
        AnalysisMethod.TwoSample => "Two groups: difference of two means with a variance each and Satterthwaite's degrees of freedom (Welch).",
        AnalysisMethod.Ancova => "Adjusted difference: least squares of the value on the group and the value before treatment (analysis of covariance).",
        AnalysisMethod.MatchedPairs => "Matched pairs: Student's t of the differences between each case and the mean of her controls. Who is whose control is settled by likeness among all who were allocated; who has no match is named and left out.",
        AnalysisMethod.CensoredTimes => "Censored times: a normal regression on the group by maximum likelihood, in which a time that was stopped at the cut-off counts as a longer one (Tobin 1958); beside it the hazard ratio (Cox 1972, ties by Efron), the log-rank test and Kaplan and Meier's medians.",
        AnalysisMethod.Factorial => "Factorial: a contrast of the means of all cells, each with equal weight, with one variance for all (least squares). The interaction is how far the effect of one factor differs with the other.",
        AnalysisMethod.CostUtility => "Cost-utility: difference of mean costs (Welch); quality-adjusted life years are the area under the utilities over the planned days of the visits; the ratio with Fieller's interval where it has one.",
        AnalysisMethod.MixedModel => "Mixed model: REML with an intercept for every participant; participants with one value take part.",
        AnalysisMethod.PeriodModel => "Model of periods: REML on every value; missing days stay gaps; every pair of periods is reported without adjustment.",
        AnalysisMethod.PercentReduction => "Reduction in percent: Student's t of everybody's difference of two reductions; responders with exact intervals (Clopper and Pearson 1934).",
        AnalysisMethod.Predictor => "Predictor: Pearson correlation with Fisher's interval, each participant left out in turn, and an exact permutation test for at most ten.",
        AnalysisMethod.Responders when design == Trial.Design.Parallel => "Responders: the responders of each group are counted; no test and no interval. A missing value is no response.",
        AnalysisMethod.Responders => "Responders: exact McNemar test and Newcombe's interval for paired proportions (1998, method 10); a missing value is no response.",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Origin(ReportMaterial material)
    {
        var p = material.Provenance;
        var lines = new List<IReadOnlyList<string>>
        {
            new[] { "Purpose", material.Stamp },
            new[] { "Protocol", $"{material.Protocol.Id} {material.Protocol.Version}" },
            new[] { "Protocol file, SHA-256", p.ProtocolHash },
            new[] { "Lock, entries", p.LockSize == 0 ? "" : p.LockSize.ToString(System.Globalization.CultureInfo.InvariantCulture) },
            new[] { "Lock, root of the ledger", p.LockRoot },
            new[] { "Software", "Daybook " + p.Software },
            new[] { "Time-zone data", Schedule.TzdbVersion },
        };
        if (p.Seed is { } seed)
        {
            lines.Add(new[] { "Seed", seed.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
        return Html.Table("Origin", ["What", "Value"], lines);
    }
}
