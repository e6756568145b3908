using NodaTime;

namespace Daybook.Trial;

/// <summary>How far she has come, without a word of what she wrote.</summary>
/// <param name="Since">The last visit held; null before the first.</param>
/// <param name="Done">The diary days since then that the study has.</param>
/// <param name="Before">How many diary days lie between then and the first window of the card.</param>
/// <param name="Visit">The day of the next visit; null when there is none.</param>
/// <param name="Time">The hour of it where she lives, if one was agreed.</param>
/// <param name="Stays">The entry of the record that took a withdrawal of hers back; one that her phone said before it counts no more.</param>
/// <param name="Over">Whether the study is over for her: then her own report waits for her.</param>
public sealed record DiaryCardProgress(LocalDate? Since, IReadOnlyList<LocalDate> Done, int Before, LocalDate? Visit, LocalTime? Time, long? Stays, bool Over)
{
    internal static DiaryCardProgress Of(Protocol protocol, Participant her, LocalDate? first, Instant now)
    {
        var next = Next(protocol, her, now.InZone(Schedule.ZoneOf(protocol, her)).Date);
        if (Schedule.Of(protocol, her) is not { } schedule)
            return new DiaryCardProgress(null, [], 0, next?.Date, next?.Time, her.Stays, her.Withdrawn is not null);
        var since = LocalDate.Max(schedule.DayOne, her.Visits.Values.Select(visit => visit.Date).Append(schedule.DayOne).Max());
        return new DiaryCardProgress(
            since,
            [.. her.DiaryDays.Where(day => day.Key >= since && KeptEntries.Counts(day.Value)).Select(day => day.Key)],
            Math.Max(0, NodaTime.Period.DaysBetween(since, first ?? schedule.LastDiaryDay.PlusDays(1))),
            next?.Date,
            next?.Time,
            her.Stays,
            Participation.IsOver(protocol, her, now));
    }

    /// <summary>Her next visit: on the day and at the hour agreed, or else on its planned day. Before her first visit no day is planned.</summary>
    public static (LocalDate Date, LocalTime? Time)? Next(Protocol protocol, Participant her, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(her);
        if (her.Withdrawn is not null)
            return null;
        var schedule = Schedule.Of(protocol, her);
        foreach (var visit in protocol.Visits.Select(visit => visit.Id).Where(visit => !her.Visits.ContainsKey(visit)))
            if (her.Appointments.GetValueOrDefault(visit) is { } agreed && agreed.Date >= today)
                return (agreed.Date, agreed.Time);
            else if (schedule?.PlannedVisit(visit) is { } planned && planned.Latest >= today)
                return (planned.Target, null);
        return null;
    }
}

/// <summary>Whom she can call, also without a network.</summary>
/// <param name="Telephone">The team; null when the protocol names no number.</param>
/// <param name="Emergency">The emergency number where her site is.</param>
public sealed record DiaryCardContact(string? Telephone, string Emergency);

/// <summary>An answer to which the phone says something at once.</summary>
/// <param name="Id">The alert; the phone names it when it tells the team at once.</param>
/// <param name="When">The answer.</param>
/// <param name="Say">What it says.</param>
public sealed record DiaryCardAlert(string Id, DiaryCardWhen When, string Say)
{
    internal static DiaryCardAlert Of(Alert alert) => new(alert.Id, DiaryCardWhen.Of(alert.Item, alert.When), alert.Say!);
}
