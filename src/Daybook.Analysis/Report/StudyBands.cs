using Daybook.Trial;
using NodaTime;
using Period = Daybook.Trial.Period;

namespace Daybook.Analysis;

/// <summary>The periods of a study as bands of its figures. Before the code is open there are none.</summary>
internal static class StudyBands
{
    /// <summary>One participant's periods as she lived them, by study day, until she withdrew.</summary>
    public static IReadOnlyList<Band> Of(Dataset dataset, DatasetParticipant her)
    {
        if (!dataset.Open || her.Schedule is not { } schedule)
        {
            return [];
        }
        var arm = dataset.Protocol.Arms.First(a => a.Id == her.Sequence);
        return [.. schedule.Periods.Where(p => p.Days > 0 && !(her.State.Withdrawn?.Date < p.Start))
            .Select(p => Band(dataset.Protocol, arm, p.Period, p.Treated, schedule.DayNumber(p.Start), schedule.DayNumber(LocalDate.Min(p.End, her.State.Withdrawn?.Date ?? p.End))))];
    }

    /// <summary>The periods of an arm as the protocol plans them, by study day.</summary>
    public static IReadOnlyList<Band> Planned(Protocol protocol, Arm arm) =>
        [.. PeriodPlan.Of(Turns.Lived(protocol, arm.Id)).Select(plan => Band(protocol, arm, plan.Period, plan.Treated, plan.FirstDay, plan.LastDay))];

    /// <summary>The band of a period from one day or visit to another. Where everybody takes the same, the period's own name says what.</summary>
    public static Band Band(Protocol protocol, Arm arm, Period period, int? treated, int first, int last)
    {
        string? treatment = treated is { } number ? arm.Treatments[number] : null;
        string name = treatment is null || protocol.Arms.Count == 1 ? period.Id : protocol.Treatments.First(t => t.Id == treatment).Name;
        return new Band(name, first, last, KindOf(protocol, period.Id, treatment));
    }

    /// <summary>What a treatment is in the comparison.</summary>
    public static BandKind KindOf(Protocol protocol, string treatment) =>
        protocol.Arms.SelectMany(arm => PeriodPlan.Of(Turns.Lived(protocol, arm.Id)).Where(plan => plan.Treated is { } number && arm.Treatments[number] == treatment))
            .Select(plan => KindOf(protocol, plan.Period.Id, treatment)).FirstOrDefault(kind => kind != BandKind.Other);

    /// <summary>The analysis that the figures follow: the primary one, else the first.</summary>
    public static PlannedAnalysis? Main(Protocol protocol) =>
        protocol.Analyses.FirstOrDefault(a => a.Rank == AnalysisRank.Primary) ?? (protocol.Analyses.Count > 0 ? protocol.Analyses[0] : null);

    /// <summary>Whether the treatment is the first or the second that the analysis compares, or has or has not the one factor that it judges.</summary>
    internal static bool On(Protocol protocol, PlannedAnalysis plan, int which, string treatment) =>
        plan.Compare.Count == 2 ? plan.Compare[which] == treatment : plan.Factors.Count == 1 && FactorialEffect.Weight(protocol, plan, treatment) > 0 == (which == 0);

    private static BandKind KindOf(Protocol protocol, string period, string? treatment)
    {
        if (Main(protocol) is not { } plan)
        {
            return BandKind.Other;
        }
        bool Is(int which) => plan.Periods.Count == 2 ? plan.Periods[which] == period : treatment is not null && On(protocol, plan, which, treatment);
        return Is(0) ? BandKind.Active : Is(1) ? BandKind.Control : BandKind.Other;
    }
}
