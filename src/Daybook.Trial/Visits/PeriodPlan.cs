namespace Daybook.Trial;

/// <summary>A period with the study days for which the protocol plans it.</summary>
/// <param name="Period">The period.</param>
/// <param name="Index">Its place among the periods, 0-based.</param>
/// <param name="Treated">Which of an arm's treatments is taken in it, 0-based; the first of its turns where it has several; null when nothing is taken.</param>
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
            plans.Add(new PeriodPlan(period, plans.Count, period.Treated ? treated : null, day, day + period.Days - 1));
            day += period.Days;
            treated += period.Treated ? Turns.Count(period) : 0;
        }
        return plans;
    }

    /// <summary>The period in which the study day <paramref name="day"/> is planned; a day after the last belongs to the last period.</summary>
    public static PeriodPlan Holding(IReadOnlyList<PeriodPlan> plans, int day) => plans.Last(plan => plan.FirstDay <= Math.Max(1, day));

    /// <summary>The period that a visit measures: the one that it names, else that of the planned day before; null when there is none.</summary>
    /// <remarks>A visit that names a period with turns measures the turn that has just been lived.</remarks>
    public static PeriodPlan? Scored(IReadOnlyList<PeriodPlan> plans, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Scores is { } scored && plans.FirstOrDefault(plan => plan.Period.Id == scored) is { } named ? named
            : visit.Day > 1 ? Holding(plans, visit.Day - 1)
            : null;
    }
}
