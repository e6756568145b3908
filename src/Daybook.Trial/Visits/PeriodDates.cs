using NodaTime;

namespace Daybook.Trial;

/// <summary>A period as one participant lives it.</summary>
/// <param name="Period">The period of the protocol.</param>
/// <param name="Index">Its place among the periods, 0-based.</param>
/// <param name="Treated">Which of an arm's treatments is taken in it, 0-based; the first of its turns where it has several; null when nothing is taken.</param>
/// <param name="Start">Its first day.</param>
/// <param name="End">Its last day: the day before the next period starts.</param>
public sealed record PeriodDates(Period Period, int Index, int? Treated, LocalDate Start, LocalDate End)
{
    /// <summary>How many days it lasts; 0 or less when a move put the next period on or before its start.</summary>
    public int Days => NodaTime.Period.DaysBetween(Start, End) + 1;

    public bool Contains(LocalDate date) => Start <= date && date <= End;
}
