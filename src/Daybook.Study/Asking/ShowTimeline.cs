using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>One participant from screening to the end. A masked role gets no arm and no period.</summary>
public sealed record ShowTimeline(Viewer By, ParticipantKey Participant) : IQuery<Timeline?>
{
    Timeline? IQuery<Timeline?>.Answer(Reading reading)
    {
        if (!reading.State.Participants.TryGetValue(Participant, out var her) || !By.Sees(her.Site))
            return null;
        var state = reading.State;
        var schedule = reading.ScheduleOf(her);
        var protocol = state.Versions.IsEmpty ? null : state.ProtocolOf(her);
        var arm = reading.Opened is { } opened && her.Place is { } place ? opened.Places[place.Stratum][place.Index] : null;
        return new Timeline(
            her.Key, her.Label, her.Site, her.Zone, ParticipantStatuses.Of(her), protocol?.Version, her.Screened, her.DayOne,
            [.. her.Consents.Select(c => c.Version)],
            her.Withdrawn?.Date,
            protocol is not null && !Participation.IsOver(protocol, her, reading.Now) && PhoneChecks.AtRisk(her),
            [.. (protocol?.Visits ?? []).Select(v => MatrixCell.Of(reading, her, schedule, v.Id))],
            [.. DiaryDayState.Of(reading, her, schedule)],
            [.. her.Kits.Select(k => KitLine.Of(state.Kits[k]))],
            [.. state.AdverseEvents.Values.Where(e => e.Recorded.Participant == Participant).OrderBy(e => e.Recorded.Onset)],
            [.. state.Queries.Values.Where(q => q.Opened.Participant == Participant).OrderBy(q => q.Seq).Select(q => QueryLine.Of(state, q))],
            arm,
            reading.Masks(By) ? [] : PeriodLine.Of(arm is null || protocol is null ? schedule : Turns.Schedule(protocol, arm, her), arm));
    }
}

/// <summary>One participant's course through the study.</summary>
public sealed record Timeline(
    ParticipantKey Participant,
    string? Label,
    string Site,
    string? Zone,
    ParticipantStatus Status,
    string? ProtocolVersion,
    LocalDate Screened,
    LocalDate? DayOne,
    IReadOnlyList<string> ConsentVersions,
    LocalDate? WithdrawnOn,
    bool PhoneAtRisk,
    IReadOnlyList<MatrixCell> Visits,
    IReadOnlyList<DiaryDayState> Diary,
    IReadOnlyList<KitLine> Kits,
    IReadOnlyList<AdverseEvent> AdverseEvents,
    IReadOnlyList<QueryLine> Queries,
    string? Arm,
    IReadOnlyList<PeriodLine> Periods);

/// <summary>A kit by its number.</summary>
public sealed record KitLine(KitId Kit, string? Visit, LocalDate? Dispensed, int Units, LocalDate? Returned, int? UnitsBack)
{
    internal static KitLine Of(Kit kit) => new(kit.Id, kit.Visit, kit.Dispensed, kit.Units, kit.Returned, kit.UnitsBack);
}

/// <summary>A period as it is or will be; its treatment only once the code is open.</summary>
public sealed record PeriodLine(string Period, LocalDate Start, LocalDate End, string? Treatment)
{
    internal static IReadOnlyList<PeriodLine> Of(Schedule? schedule, string? arm)
    {
        var treatments = schedule?.Protocol.Arms.FirstOrDefault(a => a.Id == arm)?.Treatments;
        return [.. (schedule?.Periods ?? []).Select(p => new PeriodLine(p.Period.Id, p.Start, p.End, p.Treated is { } n && n < treatments?.Count ? treatments[n] : null))];
    }
}
