using NodaTime;

namespace Daybook.Trial;

/// <summary>How far she has come, without a word of what she wrote.</summary>
/// <param name="Since">The last visit held; null before the first.</param>
/// <param name="Done">The diary days since then that the study has.</param>
/// <param name="Before">How many diary days lie between then and the first window of the card.</param>
/// <param name="Visit">The day of the next visit; null when there is none.</param>
public sealed record DiaryCardProgress(LocalDate? Since, IReadOnlyList<LocalDate> Done, int Before, LocalDate? Visit)
{
    internal static DiaryCardProgress Of(Schedule? schedule, Participant her, LocalDate? first, Instant now)
    {
        if (schedule is null)
            return new DiaryCardProgress(null, [], 0, null);
        var since = LocalDate.Max(schedule.DayOne, her.Visits.Values.Select(visit => visit.Date).Append(schedule.DayOne).Max());
        var today = now.InZone(schedule.Zone).Date;
        return new DiaryCardProgress(
            since,
            [.. her.DiaryDays.Where(day => day.Key >= since && KeptEntries.Counts(day.Value)).Select(day => day.Key)],
            Math.Max(0, NodaTime.Period.DaysBetween(since, first ?? schedule.LastDiaryDay.PlusDays(1))),
            her.Withdrawn is null ? schedule.Visits.FirstOrDefault(visit => !her.Visits.ContainsKey(visit.Visit.Id) && visit.Latest >= today)?.Target : null);
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
