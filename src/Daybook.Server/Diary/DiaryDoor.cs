using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>What the participant's diary looks like now: which day is open, until when, and whether it has been sent.</summary>
/// <param name="Day">The diary day whose window opened last.</param>
/// <param name="Verdict">How an entry made now would be judged.</param>
public sealed record DiaryDoor(Schedule Schedule, LocalDate Day, Verdict Verdict, bool Sent)
{
    public bool IsOpen => !Sent && Verdict is (Verdict.InTime or Verdict.Late);

    public bool IsLate => Verdict == Verdict.Late;

    public DiaryWindow Window => Schedule.DiaryWindow(Day);

    /// <summary>When it closes for good.</summary>
    public ZonedDateTime Ends => (IsLate ? Window.LateUntil : Window.Closes).InZone(Schedule.Zone);

    /// <summary>When the next window opens; null after the last day.</summary>
    public ZonedDateTime? Next
    {
        get
        {
            var next = Day < Schedule.DayOne ? Schedule.DayOne : Day.PlusDays(1);
            return next <= Schedule.LastDiaryDay ? Schedule.DiaryWindow(next).Opens.InZone(Schedule.Zone) : null;
        }
    }

    /// <summary>Null while she has no schedule or her protocol no diary.</summary>
    public static DiaryDoor? Of(Protocol? protocol, Participant participant, Instant now)
    {
        ArgumentNullException.ThrowIfNull(participant);
        if (protocol?.Diary is null || participant.Withdrawn is not null || Schedule.Of(protocol, participant) is not { } schedule)
            return null;
        var moment = schedule.Judge(now);
        return new DiaryDoor(schedule, moment.Day, moment.Verdict, participant.DiaryDays.ContainsKey(moment.Day));
    }

    /// <summary>Days done and days due since the last visit: how well she keeps it, nothing of what she wrote (P-12).</summary>
    public (int Done, int Due) SinceLastVisit(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        var from = participant.Visits.Values.Select(visit => visit.Date).DefaultIfEmpty(Schedule.DayOne).Max();
        var until = LocalDate.Min(Sent ? Day : Day.PlusDays(-1), Schedule.LastDiaryDay);
        var due = Math.Max(0, NodaTime.Period.DaysBetween(from, until) + 1);
        return (participant.DiaryDays.Keys.Count(day => from <= day && day <= until), due);
    }
}
