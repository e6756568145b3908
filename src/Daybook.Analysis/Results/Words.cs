using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Ranks and methods by their names in the protocol and in words.</summary>
internal static class Words
{
    public static string Of(AnalysisRank rank) => rank switch
    {
        AnalysisRank.Primary => "primary",
        AnalysisRank.Secondary => "secondary",
        AnalysisRank.Sensitivity => "sensitivity",
        AnalysisRank.Replication => "replication",
        _ => throw new UnreachableException(),
    };

    public static string Of(AnalysisMethod method) => method switch
    {
        AnalysisMethod.CrossoverDifference => "crossover-difference",
        AnalysisMethod.PairedDifference => "paired-difference",
        AnalysisMethod.TwoSample => "two-sample",
        AnalysisMethod.Ancova => "ancova",
        AnalysisMethod.CostUtility => "cost-utility",
        AnalysisMethod.MixedModel => "mixed-model",
        AnalysisMethod.Responders => "responders",
        AnalysisMethod.Factorial => "factorial",
        AnalysisMethod.CensoredTimes => "censored-times",
        AnalysisMethod.MatchedPairs => "matched-pairs",
        AnalysisMethod.PeriodModel => "period-model",
        AnalysisMethod.PercentReduction => "percent-reduction",
        AnalysisMethod.Predictor => "predictor",
        _ => throw new UnreachableException(),
    };

    public static string Of(FamilyRule rule) => rule switch
    {
        FamilyRule.NarumCut => "narum-cut",
        FamilyRule.StepUpBy => "step-up-by",
        FamilyRule.StepUpBh => "step-up-bh",
        FamilyRule.Holm => "holm",
        FamilyRule.Hochberg => "hochberg",
        _ => throw new UnreachableException(),
    };

    public static string Say(PlannedAnalysis plan, Design design) => plan.Method switch
    {
        AnalysisMethod.CrossoverDifference => "Crossover difference, adjusted for period",
        AnalysisMethod.PairedDifference => "Paired difference",
        AnalysisMethod.TwoSample => "Difference of two groups (Welch)",
        AnalysisMethod.Ancova => "Difference of two groups, adjusted for the value before treatment",
        AnalysisMethod.CostUtility => "Costs against quality-adjusted life years",
        AnalysisMethod.MixedModel => "Mixed model, " + Say(plan.DegreesOfFreedom),
        AnalysisMethod.PeriodModel => $"Model of periods, {Say(plan.Residual)}{(plan.Varies is { } varies ? $", {varies} effect by participant" : "")}, {Say(plan.DegreesOfFreedom)}",
        AnalysisMethod.CensoredTimes => "Difference of two groups of censored times (Tobit)",
        AnalysisMethod.MatchedPairs => "Matched pairs, cases against their controls",
        AnalysisMethod.Factorial => plan.Factors.Count == 1 ? "Main effect in a factorial design" : "Interaction in a factorial design",
        AnalysisMethod.PercentReduction => "Reduction in percent, person by person",
        AnalysisMethod.Predictor => $"Pearson correlation of {plan.With}{(plan.Chosen.Count == 0 ? "" : $" ({string.Join(", ", plan.Chosen)} against all others)")} with the response",
        AnalysisMethod.Responders => design == Design.Parallel ? "Responders, counts" : "Responders, exact McNemar",
        _ => throw new UnreachableException(),
    };

    public static string Say(EndpointWindow window) => window.Kind switch
    {
        WindowKind.Whole => "whole period",
        WindowKind.First => $"first {window.Days} days",
        WindowKind.Last => $"last {window.Days} days",
        WindowKind.Visit => "at the visit",
        _ => throw new UnreachableException(),
    };

    /// <summary>The days or the visits that count, as they stand before "of" and the periods.</summary>
    public static string Window(EndpointWindow window) => window.Kind switch
    {
        WindowKind.Whole => "all days",
        WindowKind.Visit => "the visits",
        WindowKind.First => $"the first {window.Days} days",
        WindowKind.Last => $"the last {window.Days} days",
        _ => throw new UnreachableException(),
    };

    /// <summary>A list as it is read aloud.</summary>
    public static string And(IReadOnlyList<string> words) => words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";

    private static string Say(DegreesOfFreedom method) => method == DegreesOfFreedom.KenwardRoger ? "Kenward-Roger" : "Satterthwaite";

    private static string Say(ResidualStructure residual) => residual switch
    {
        ResidualStructure.Independent => "independent residuals",
        ResidualStructure.Ar1 => "AR(1)",
        ResidualStructure.CompoundSymmetry => "compound symmetry",
        _ => throw new UnreachableException(),
    };
}
