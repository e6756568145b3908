using NodaTime;

namespace Daybook.Trial;

/// <summary>Where one participant's periods start, from the visits that anchor them and the moves recorded. <see cref="Schedule"/> says the rules.</summary>
internal sealed class CalendarOfPeriods
{
    private readonly IReadOnlyList<PeriodPlan> plans;
    private readonly LocalDate[] starts;
    private readonly LocalDate[] startsWithoutAnchor;

    public CalendarOfPeriods(
        Protocol protocol,
        LocalDate dayOne,
        IReadOnlyDictionary<string, HeldVisit> held,
        IReadOnlyDictionary<string, LocalDate> moved)
    {
        plans = PeriodPlan.Of(protocol);
        starts = new LocalDate[plans.Count];
        startsWithoutAnchor = new LocalDate[plans.Count];
        for (var i = 0; i < plans.Count; i++)
        {
            var period = plans[i].Period;
            var next = i == 0 ? dayOne : starts[i - 1].PlusDays(plans[i - 1].Period.Days);
            startsWithoutAnchor[i] = moved.TryGetValue(period.Id, out var move) ? move : next;
            starts[i] = moved.ContainsKey(period.Id) || period.Anchor is null || !held.TryGetValue(period.Anchor, out var anchor)
                ? startsWithoutAnchor[i]
                : anchor.Date;
        }
        Periods = [.. plans.Select((plan, i) => new PeriodDates(plan.Period, i, plan.Treated, starts[i], EndOf(i)))];
    }

    public IReadOnlyList<PeriodDates> Periods { get; }

    public LocalDate TargetOf(Visit visit)
    {
        var plan = PeriodPlan.Holding(plans, visit.Day);
        var start = plan.Period.Anchor == visit.Id ? startsWithoutAnchor[plan.Index] : starts[plan.Index];
        return start.PlusDays(visit.Day - plan.FirstDay);
    }

    public Period? Scored(Visit visit) => PeriodPlan.Scored(plans, visit)?.Period;

    // A period ends where any later one starts: when a move put a later period first, the ones it overtook have no days.
    private LocalDate EndOf(int index)
    {
        var end = starts[^1].PlusDays(plans[^1].Period.Days);
        for (var later = index + 1; later < starts.Length; later++)
            end = LocalDate.Min(end, starts[later]);
        return end.PlusDays(-1);
    }
}
