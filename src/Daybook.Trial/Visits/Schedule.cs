using NodaTime;

namespace Daybook.Trial;

/// <summary>When things happen for one participant: a function of her protocol version, the visits held, and the moves recorded.</summary>
/// <remarks>
/// <para>Day 1 is the date of the first visit in the participant's zone. A period starts where a schedule move put it; else on the date on
/// which its anchor visit was held; else the day after the period before it has run its planned days; the first, on day 1. It ends the day
/// before the next one starts, so a late anchor stretches the period before it.</para>
/// <para>A visit is planned as many days after the start of a period as the protocol plans it, in the period that holds its planned day (a
/// visit after the last day counts from the last period). So what moves a period moves every visit, window and period after it. The
/// visit that starts a period does not move its own target: that is where the period would have started without it.</para>
/// </remarks>
public sealed class Schedule
{
    private readonly DiaryClock? clock;
    private readonly CalendarOfPeriods calendar;

    private Schedule(Protocol protocol, LocalDate dayOne, DateTimeZone zone, IReadOnlyDictionary<string, HeldVisit> held, IReadOnlyDictionary<string, LocalDate> moved, ReducedDose? reduced = null)
    {
        Protocol = protocol;
        Reduced = reduced;
        Zone = zone;
        DayOne = dayOne;
        calendar = new CalendarOfPeriods(protocol, dayOne, held, moved);
        Periods = calendar.Periods;
        Visits = [.. protocol.Visits.Select(Plan)];
        LastDiaryDay = protocol.Diary?.Until is { } until ? LocalDate.Min(LastDay, held.TryGetValue(until, out var ended) ? ended.Date.PlusDays(-1) : PlannedVisit(until).Latest) : LastDay;
        clock = protocol.Diary is { } diary ? new DiaryClock(diary, zone) : null;
    }

    /// <summary>The version of the time-zone data, for verdicts.</summary>
    public static string TzdbVersion => DateTimeZoneProviders.Tzdb.VersionId;

    public Protocol Protocol { get; }

    /// <summary>The lower dose that the participant takes, if she does.</summary>
    public ReducedDose? Reduced { get; }

    /// <summary>The zone in which the participant lives.</summary>
    public DateTimeZone Zone { get; }

    public LocalDate DayOne { get; }

    /// <summary>The last day of the last period.</summary>
    public LocalDate LastDay => Periods[^1].End;

    /// <summary>The last diary day: the day before the visit that ends the diary was held; until it is, the last day on which it could be.</summary>
    public LocalDate LastDiaryDay { get; }

    public IReadOnlyList<PeriodDates> Periods { get; }

    public IReadOnlyList<PlannedVisit> Visits { get; }

    /// <summary>The schedule of <paramref name="participant"/>; null until her first visit has been held.</summary>
    public static Schedule? Of(Protocol protocol, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        return participant.DayOne is { } dayOne ? new Schedule(protocol, dayOne, ZoneOf(protocol, participant), participant.Visits, participant.Moved, participant.Reduced) : null;
    }

    /// <summary>Where <paramref name="participant"/> lives, or else where her site is; also before her first visit.</summary>
    public static DateTimeZone ZoneOf(Protocol protocol, Participant participant)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(participant);
        return ZoneOf(participant.Zone ?? protocol.Sites.First(site => site.Id == participant.Site).Zone);
    }

    /// <summary>The schedule as planned: every visit on its day.</summary>
    public static Schedule Planned(Protocol protocol, LocalDate dayOne, string zone)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return new Schedule(protocol, dayOne, ZoneOf(zone), new Dictionary<string, HeldVisit>(), new Dictionary<string, LocalDate>());
    }

    /// <summary>The study day of <paramref name="date"/>: 1 on day 1, 0 the day before.</summary>
    public int DayNumber(LocalDate date) => NodaTime.Period.DaysBetween(DayOne, date) + 1;

    /// <summary>The date of the study day <paramref name="day"/>.</summary>
    public LocalDate DateOf(int day) => DayOne.PlusDays(day - 1);

    public PeriodDates PeriodDates(string id) =>
        Periods.FirstOrDefault(period => period.Period.Id == id) ?? throw new ArgumentException($"The protocol has no period {id}.", nameof(id));

    /// <summary>The period of <paramref name="date"/>; null outside day 1 to <see cref="LastDay"/>.</summary>
    public PeriodDates? PeriodOf(LocalDate date) => Periods.LastOrDefault(period => period.Contains(date));

    public PlannedVisit PlannedVisit(string id) =>
        Visits.FirstOrDefault(visit => visit.Visit.Id == id) ?? throw new ArgumentException($"The protocol has no visit {id}.", nameof(id));

    /// <summary>The period that the visit measures: the one that it names, else the one of the planned day before; null when there is none.</summary>
    public Period? ScoredPeriod(string visitId) => calendar.Scored(PlannedVisit(visitId).Visit);

    /// <summary>The diary window of <paramref name="day"/>.</summary>
    public DiaryWindow DiaryWindow(LocalDate day) => Clock.Window(day);

    /// <summary>What an entry for <paramref name="day"/>, made at <paramref name="at"/>, is. A day outside the study has no window.</summary>
    public Verdict Judge(LocalDate day, Instant at)
    {
        var verdict = Clock.Window(day).Judge(at);
        return verdict == Verdict.Future || (DayOne <= day && day <= LastDiaryDay) ? verdict : Verdict.OutsideWindow;
    }

    /// <summary>The one diary day to which <paramref name="at"/> belongs, the one whose window opened last, and how it stands to that window.</summary>
    public DiaryMoment Judge(Instant at)
    {
        var day = Clock.DayOf(at);
        return new DiaryMoment(day, Judge(day, at));
    }

    /// <summary>The windows of a prompt on one day; none outside the days of the diary.</summary>
    public IReadOnlyList<PromptWindow> Prompts(Prompt prompt, ParticipantKey participant, LocalDate day) =>
        DayOne <= day && day <= LastDiaryDay ? PromptClock.Of(prompt, Zone, participant, day) : [];

    /// <summary>What an answer to the prompt of that form and key, given at <paramref name="at"/>, is. A prompt that there is not has no window.</summary>
    public Verdict Judge(string form, string key, ParticipantKey participant, Instant at) =>
        Protocol.Prompts.FirstOrDefault(known => known.Id == form) is { } prompt && PromptWindow.Parse(key) is { } asked
            ? Prompts(prompt, participant, asked.Day).FirstOrDefault(window => window.Number == asked.Number)?.Judge(at) ?? Verdict.OutsideWindow
            : Verdict.OutsideWindow;

    private DiaryClock Clock => clock ?? throw new InvalidOperationException($"The protocol {Protocol.Id} has no diary.");

    private PlannedVisit Plan(Visit visit)
    {
        var target = calendar.TargetOf(visit);
        return new PlannedVisit(visit, target, target.PlusDays(visit.Window.Early), target.PlusDays(visit.Window.Late));
    }

    private static DateTimeZone ZoneOf(string zone) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? throw new ArgumentException($"The time-zone data {TzdbVersion} has no zone {zone}.", nameof(zone));
}
