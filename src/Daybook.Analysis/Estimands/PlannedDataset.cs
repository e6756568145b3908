using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>What one analysis is about: the dataset of its set, without the days that its estimand leaves out.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Notes">What was chosen and left out, for the reader.</param>
internal sealed record PlannedDataset(Dataset Dataset, IReadOnlyList<string> Notes)
{
    public static PlannedDataset Of(Dataset dataset, PlannedAnalysis plan)
    {
        var estimand = dataset.Protocol.Estimands.FirstOrDefault(known => known.Id == plan.Estimand);
        var set = dataset.Protocol.AnalysisSets.FirstOrDefault(known => known.Id == (plan.Set ?? estimand?.Population));
        var of = AnalysisSets.Of(dataset, set?.Id);
        string[] whose = set is null ? [] : [$"Analysis set: {set.Title}, {of.Participants.Count} of {dataset.Participants.Count}."];
        return estimand is null ? new(of, whose) : new(IntercurrentEvents.Apply(of, estimand), [.. whose, .. estimand.Events.Where(happening => happening.IsKnown(of.Protocol)).Select(happening => Say(of, happening))]);
    }

    private static string Say(Dataset dataset, IntercurrentEvent happening)
    {
        var days = dataset.Participants.Select(her => IntercurrentEvents.Days(dataset, happening, her).Count).Where(count => count > 0).ToList();
        return $"{happening.Title}: on {days.Sum()} diary days of {days.Count} participants; {Strategy(happening.Strategy)}.";
    }

    /// <summary>The strategy and what it does.</summary>
    internal static string Strategy(EventStrategy strategy) => strategy switch
    {
        EventStrategy.TreatmentPolicy => "treatment policy, the values are used all the same",
        EventStrategy.Hypothetical => "hypothetical, the values of those days are left out",
        EventStrategy.WhileOnTreatment => "while on treatment, the values from its first day to the end of the period are left out",
        _ => throw new UnreachableException($"No analysis carries out {strategy}."),
    };
}
