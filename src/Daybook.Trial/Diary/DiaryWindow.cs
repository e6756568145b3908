using NodaTime;

namespace Daybook.Trial;

/// <summary>The stretch of time in which the diary of one day may be written. Each end is the first instant that is no longer inside.</summary>
/// <param name="Day">The diary day: the local date on which the window opens.</param>
/// <param name="Opens">The first instant of the window.</param>
/// <param name="Closes">From here on an entry is late.</param>
/// <param name="LateUntil">From here on an entry no longer belongs to the day.</param>
public sealed record DiaryWindow(LocalDate Day, Instant Opens, Instant Closes, Instant LateUntil)
{
    /// <summary>What an entry for this day, made at <paramref name="at"/>, is.</summary>
    public Verdict Judge(Instant at) =>
        at < Opens ? Verdict.Future
        : at < Closes ? Verdict.InTime
        : at < LateUntil ? Verdict.Late
        : Verdict.OutsideWindow;
}

/// <summary>The diary day to which an instant belongs, and how it stands to that day's window.</summary>
public readonly record struct DiaryMoment(LocalDate Day, Verdict Verdict);
