using NodaTime;

namespace Daybook.Trial;

/// <summary>When the study is over for one participant.</summary>
public static class Participation
{
    /// <summary>Whether nothing more is asked of her: she has left, or her last day, her last diary and her last visit are behind her. From then on what she answered can change nothing that she will answer, and she may see it.</summary>
    public static bool IsOver(Protocol protocol, Participant her, Instant now)
    {
        ArgumentNullException.ThrowIfNull(her);
        if (her.Withdrawn is not null)
            return true;
        if (Schedule.Of(protocol, her) is not { } schedule)
            return false;
        var today = now.InZone(schedule.Zone).Date;
        return schedule.LastDay < today
            && (protocol.Diary is null || schedule.DiaryWindow(schedule.LastDiaryDay).LateUntil <= now)
            && schedule.Visits.All(visit => her.Visits.ContainsKey(visit.Visit.Id) || visit.Latest < today);
    }
}
