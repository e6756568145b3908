using NodaTime;

namespace Daybook.Trial;

/// <summary>What the server finds about the time of an entry, by when it was made as far as the evidence goes.</summary>
internal static class VerdictRules
{
    /// <summary>The version of these rules, written into every verdict.</summary>
    public const string Version = "verdict-rules/2";

    // A diary day further than this from day 1 belongs to no study; calendars end somewhere.
    private const int LongestStudy = 36_525;

    public static VerdictGiven Of(ItemsRecorded items, StudyState study, Act act, SubmitEntry command)
    {
        var made = ClockEvidence.Of(command, act).Made;
        var her = study.Participants[items.Participant];
        var protocol = study.ProtocolOf(her);
        var schedule = Schedule.Of(protocol, her);
        var day = items.Occasion.Kind is OccasionKind.DiaryDay or OccasionKind.Prompt ? OccasionDay.Of(items.Occasion) : made.InZone(DateTimeZoneProviders.Tzdb[study.ZoneOf(her)]).Date;
        var number = day is { } date ? DayNumber(date, schedule) : null;
        var verdict = study.Lock is not null ? Verdict.AfterLock
            : her.Revoked.TryGetValue(command.Device, out var revoked) && made >= revoked ? Verdict.AfterRevocation
            : Judge(items, day, her, protocol, schedule, study, made);
        return new VerdictGiven(her.Key, command.EntryId, verdict, Version, Schedule.TzdbVersion, number, KeptEntries.AsItCounts(her, items), made);
    }

    /// <summary>The study day of a date; null before the first visit, and for a date that is far from the study.</summary>
    public static int? DayNumber(LocalDate day, Schedule? schedule) => schedule is not null && IsNear(day, schedule) ? schedule.DayNumber(day) : null;

    private static Verdict Judge(ItemsRecorded items, LocalDate? about, Participant her, Protocol protocol, Schedule? schedule, StudyState study, Instant made)
    {
        if (about is not { } day)
            return Verdict.OutsideWindow;
        var zone = DateTimeZoneProviders.Tzdb[study.ZoneOf(her)];
        if (day < her.Consents[0].At.InZone(zone).Date)
            return Verdict.BeforeConsent;
        if (her.Withdrawn is { } left && day > left.Date)
            return Verdict.AfterWithdrawal;
        if (PhoneForms.Has(items.Form))
            return items.Occasion.Kind == OccasionKind.Unscheduled ? Verdict.InTime : Verdict.OutsideWindow;
        // A device writes the diary and what happens to her meanwhile. Forms of visits and laboratory values are the staff's to write.
        if (items.Occasion.Kind == OccasionKind.Visit || !FormItems.AreHers(protocol, items.Form))
            return Verdict.OutsideWindow;
        if (items.Occasion.Kind == OccasionKind.Prompt)
            return schedule is not null && IsNear(day, schedule) ? schedule.Judge(items.Form, items.Occasion.Key, her.Key, made) : Verdict.OutsideWindow;
        if (items.Form != FormItems.Diary)
            return items.Occasion.Kind == OccasionKind.Event && protocol.Events.Any(happens => happens.Id == items.Form) && schedule is not null && schedule.DayOne <= day && day <= schedule.LastDiaryDay ? Verdict.InTime : Verdict.OutsideWindow;
        if (items.Occasion.Kind != OccasionKind.DiaryDay)
            return Verdict.InTime;
        if (schedule is null || protocol.Diary is null || !IsNear(day, schedule))
            return day > made.InZone(zone).Date ? Verdict.Future : Verdict.OutsideWindow;
        return schedule.Judge(day, made);
    }

    private static bool IsNear(LocalDate day, Schedule schedule) => NodaTime.Period.DaysBetween(schedule.DayOne, day) is > -LongestStudy and < LongestStudy;
}
