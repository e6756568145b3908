using NodaTime;

namespace Daybook.Trial;

/// <summary>A kit that the schedule plans to hand out.</summary>
/// <param name="Visit">The visit at which it is handed out.</param>
/// <param name="Period">The treated period that it supplies, the first one that it reaches into.</param>
/// <param name="FirstDay">The first day on which something of it is taken, when every visit is held on its day.</param>
/// <param name="LastDay">The last such day: the day before the next kit or return, or the last day on which anything is taken.</param>
/// <param name="Units">How many units it holds.</param>
/// <param name="Spare">How many of them are left over when every visit is held on its day and every unit taken.</param>
public sealed record PlannedKit(PlannedVisit Visit, PeriodDates Period, LocalDate FirstDay, LocalDate LastDay, int Units, int Spare)
{
    /// <summary>The kits of the schedule in the order of its visits.</summary>
    public static IReadOnlyList<PlannedKit> Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Protocol.Supply is not { } supply ? []
            : [.. schedule.Visits.Where(visit => visit.Visit.Does.Contains(VisitAct.Dispense)).Select(visit => Of(schedule, supply, visit)).OfType<PlannedKit>()];
    }

    private static PlannedKit? Of(Schedule schedule, Supply supply, PlannedVisit visit)
    {
        if (TreatedPeriods.SuppliedAt(schedule.Protocol, visit.Visit.Id) is not { } treated)
            return null;
        var period = schedule.Periods.First(dates => dates.Treated == treated);
        var first = LocalDate.Max(visit.Target, period.Start);
        var last = schedule.Periods.Skip(period.Index).TakeWhile(dates => dates.Period.Treated).Last().End;
        if (schedule.Visits.FirstOrDefault(next => next.Target > visit.Target && next.Visit.Does.Any(act => act is VisitAct.Dispense or VisitAct.Return)) is { } next)
            last = LocalDate.Min(last, next.Target.PlusDays(-1));
        return new PlannedKit(visit, period, first, last, supply.PerKit, supply.PerKit - DoseSteps.Between(schedule, first, last.PlusDays(1)));
    }
}
