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
        _ => throw new UnreachableException(),
    };

    public static string Of(AnalysisMethod method) => method switch
    {
        AnalysisMethod.CrossoverDifference => "crossover-difference",
        AnalysisMethod.PairedDifference => "paired-difference",
        AnalysisMethod.TwoSample => "two-sample",
        AnalysisMethod.MixedModel => "mixed-model",
        AnalysisMethod.Responders => "responders",
        _ => throw new UnreachableException(),
    };

    public static string Say(PlannedAnalysis plan, Design design) => plan.Method switch
    {
        AnalysisMethod.CrossoverDifference => "Crossover difference, adjusted for period",
        AnalysisMethod.PairedDifference => "Paired difference",
        AnalysisMethod.TwoSample => "Difference of two groups (Welch)",
        AnalysisMethod.MixedModel => "Mixed model, " + (plan.DegreesOfFreedom == DegreesOfFreedom.KenwardRoger ? "Kenward-Roger" : "Satterthwaite"),
        AnalysisMethod.Responders => design == Design.Parallel ? "Responders, counts" : "Responders, exact McNemar",
        _ => throw new UnreachableException(),
    };
}
