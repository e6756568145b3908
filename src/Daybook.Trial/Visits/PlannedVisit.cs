using NodaTime;

namespace Daybook.Trial;

/// <summary>A visit with its dates for one participant.</summary>
/// <param name="Visit">The visit of the protocol.</param>
/// <param name="Target">The date on which it is planned.</param>
/// <param name="Earliest">The first date of its window.</param>
/// <param name="Latest">The last date of its window.</param>
public sealed record PlannedVisit(Visit Visit, LocalDate Target, LocalDate Earliest, LocalDate Latest)
{
    /// <summary>Whether <paramref name="date"/> lies in the window.</summary>
    public bool Allows(LocalDate date) => Earliest <= date && date <= Latest;

    /// <summary>How many days after the target <paramref name="date"/> is; negative before it.</summary>
    public int DaysFromTarget(LocalDate date) => NodaTime.Period.DaysBetween(Target, date);
}
