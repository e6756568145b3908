namespace Daybook.Trial;

/// <summary>A period with the study days for which the protocol plans it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Index">Its place among the periods, 0-based.</param>
/// <param name="Treated">Its place among the treated periods, 0-based; null when nothing is taken.</param>
/// <param name="FirstDay">Its first planned study day.</param>
/// <param name="LastDay">Its last planned study day.</param>
public sealed record PeriodPlan(Period Period, int Index, int? Treated, int FirstDay, int LastDay)
{
    /// <summary>The periods of <paramref name="protocol"/>, one after the other from day 1.</summary>
    public static IReadOnlyList<PeriodPlan> Of(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var plans = new List<PeriodPlan>();
        var (day, treated) = (1, 0);
        foreach (var period in protocol.Periods)
        {
            plans.Add(new PeriodPlan(period, plans.Count, period.Treated ? treated++ : null, day, day + period.Days - 1));
            day += period.Days;
        }
        return plans;
    }

    /// <summary>The period in which the study day <paramref name="day"/> is planned; a day after the last belongs to the last period.</summary>
    public static PeriodPlan Holding(IReadOnlyList<PeriodPlan> plans, int day) => plans.Last(plan => plan.FirstDay <= Math.Max(1, day));

    /// <summary>The period that a visit measures: the one that it names, else that of the planned day before; null when there is none.</summary>
    public static PeriodPlan? Scored(IReadOnlyList<PeriodPlan> plans, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Scores is { } scored ? plans.FirstOrDefault(plan => plan.Period.Id == scored)
            : visit.Day > 1 ? Holding(plans, visit.Day - 1)
            : null;
    }
}
