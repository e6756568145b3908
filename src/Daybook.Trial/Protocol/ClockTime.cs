using NodaTime;

namespace Daybook.Trial;

/// <summary>A local time of day, possibly on a following day: <c>18:00</c>, <c>03:00+1d</c>.</summary>
/// <param name="Time">The time on the clock.</param>
/// <param name="PlusDays">How many days after the diary day, 0 or more.</param>
public readonly record struct ClockTime(LocalTime Time, int PlusDays = 0);
