using NodaTime;
using NodaTime.TimeZones;

namespace Daybook.Trial;

/// <summary>Turns the diary's local times into instants in one zone.</summary>
/// <remarks>
/// A time that comes twice, when clocks go back, is the first of the two. A time that a clock change skips is the instant of the change.
/// So a later time on the clock is never an earlier instant, and windows of consecutive days cannot overlap. NodaTime's lenient rule does not
/// promise that: it moves 02:30 in a skipped hour to 03:30, past the end of a window that closes at 03:00.
/// </remarks>
public sealed class DiaryClock(Diary diary, DateTimeZone zone)
{
    private static readonly ZoneLocalMappingResolver InOrder =
        Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    /// <summary>The window of the diary day <paramref name="day"/>.</summary>
    public DiaryWindow Window(LocalDate day)
    {
        var closes = At(zone, day, diary.Closes);
        return new DiaryWindow(day, At(zone, day, diary.Opens), closes, diary.LateUntil is { } late ? At(zone, day, late) : closes);
    }

    /// <summary>The diary day whose window opened last at <paramref name="at"/>.</summary>
    public LocalDate DayOf(Instant at)
    {
        // A window opens on its own day at the earliest, so no day after the local date can have opened. Two changes of the clock cannot
        // keep a window from opening within two days.
        var day = at.InZone(zone).Date.PlusDays(1);
        while (at < At(zone, day, diary.Opens))
            day = day.PlusDays(-1);
        return day;
    }

    /// <summary>The instant of a local time of that day.</summary>
    internal static Instant At(DateTimeZone zone, LocalDate day, ClockTime time) => zone.ResolveLocal(day.PlusDays(time.PlusDays) + time.Time, InOrder).ToInstant();
}
