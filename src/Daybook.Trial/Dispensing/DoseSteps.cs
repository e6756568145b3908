using NodaTime;

namespace Daybook.Trial;

/// <summary>How many units are taken on a day: the same number every day, or by steps.</summary>
/// <remarks>Steps are the same for every treatment and count through masked boundaries, so the number of units tells nothing of what they hold.</remarks>
public static class DoseSteps
{
    /// <summary>The units of the day of taking with that number, 1-based.</summary>
    public static int On(Supply supply, int dayOfTaking)
    {
        ArgumentNullException.ThrowIfNull(supply);
        return supply.Steps.LastOrDefault(step => step.Day <= dayOfTaking)?.PerDay ?? supply.PerDay;
    }

    /// <summary>The units from one date up to the day before another, as far as something is taken on them.</summary>
    public static int Between(Schedule schedule, LocalDate from, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return Enumerable.Range(0, Math.Max(0, NodaTime.Period.DaysBetween(from, until))).Sum(day => On(schedule, from.PlusDays(day)));
    }

    /// <summary>The units of a date; none where nothing is taken.</summary>
    public static int On(Schedule schedule, LocalDate date)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Protocol.Supply is { } supply && schedule.PeriodOf(date) is { Treated: not null } period
            ? Lowered(schedule, date, On(supply, NodaTime.Period.DaysBetween(schedule.Periods[Began(schedule.Protocol.Periods, period.Index)].Start, date) + 1))
            : 0;
    }

    private static int Lowered(Schedule schedule, LocalDate date, int planned) => schedule.Reduced is { } lower && date >= lower.Date ? Math.Min(planned, lower.Units) : planned;

    /// <summary>The period in which the taking began that goes on in that one.</summary>
    internal static int Began(IReadOnlyList<Period> periods, int index)
    {
        while (index > 0 && periods[index].Starts == Boundary.Masked && periods[index - 1].Treated)
            index--;
        return index;
    }

    /// <summary>In words, as a report says it: 1 capsule a day; or 1 a day, from day 8 of taking 2.</summary>
    public static string Words(Supply supply)
    {
        ArgumentNullException.ThrowIfNull(supply);
        return Planned(supply) + (supply.Fallback is { } lower ? FormattableString.Invariant($"; {lower} a day for whoever does not tolerate that{(supply.FallbackKits is null ? "" : ", from kits of a lower strength")}") : "");
    }

    private static string Planned(Supply supply)
    {
        return supply.Steps.Count == 0
            ? FormattableString.Invariant($"{supply.PerDay} {supply.Unit}{(supply.PerDay == 1 ? "" : "s")} a day")
            : FormattableString.Invariant($"{supply.Steps[0].PerDay} {supply.Unit}{(supply.Steps[0].PerDay == 1 ? "" : "s")} a day") + string.Concat(supply.Steps.Skip(1).Select(step => FormattableString.Invariant($", from day {step.Day} of taking {step.PerDay}")));
    }
}
