using System.Globalization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>What is to be done now, built only from facts that the study has.</summary>
public sealed record ShowToday(Viewer By, Page Page) : IQuery<Today>
{
    Today IQuery<Today>.Answer(Reading reading)
    {
        var work = Recruitment(reading).Concat(Consents(reading)).Concat(Visits(reading)).Concat(Exchanges(reading)).Concat(Diaries(reading)).Concat(Phones(reading)).Concat(Events(reading)).Concat(Queries(reading)).Concat(Stock(reading))
            .OrderByDescending(i => i.Overdue).ThenBy(i => i.Kind).ThenBy(i => i.Due ?? LocalDate.MaxIsoValue).ThenBy(i => i.Site, StringComparer.Ordinal).ThenBy(i => i.Label, StringComparer.Ordinal).ThenBy(i => i.Subject, StringComparer.Ordinal)
            .ToList();
        return new Today(reading.Now, Page.Of(work), work.Count);
    }

    private static WorkItem For(Participant her, WorkKind kind, string subject, LocalDate? due = null, LocalDate? until = null, bool overdue = false) =>
        new(kind, her.Site, her.Key, her.Label, subject, due, until, overdue);

    /// <summary>Those in the study: neither gone nor brought in by a file.</summary>
    private IEnumerable<Participant> Active(Reading reading) => reading.Seen(By).Where(p => p.Withdrawn is null && !p.Imported);

    private IEnumerable<WorkItem> Recruitment(Reading reading)
    {
        foreach (var her in Active(reading))
        {
            WorkKind? next = ParticipantStatuses.Of(her) switch
            {
                ParticipantStatus.Screened => WorkKind.ConsentNeeded,
                ParticipantStatus.Consented => WorkKind.AssessmentNeeded,
                ParticipantStatus.Eligible => WorkKind.EnrolmentNeeded,
                _ => null,
            };
            if (next is { } kind)
                yield return For(her, kind, her.Key.Value, her.Screened);
        }
    }

    /// <summary>Those who are on the way and have signed older versions of the document only.</summary>
    private IEnumerable<WorkItem> Consents(Reading reading)
    {
        foreach (var her in Active(reading))
            if (ConsentRenewal.DueFor(reading.State, her) is { } version)
                yield return For(her, WorkKind.ConsentRenewal, version);
    }

    private IEnumerable<WorkItem> Visits(Reading reading)
    {
        foreach (var her in Active(reading).Where(p => p.IsEnrolled))
        {
            if (reading.ScheduleOf(her) is not { } schedule)
            {
                yield return For(her, WorkKind.VisitDue, reading.State.ProtocolOf(her).Visits[0].Id);
                continue;
            }
            foreach (var cell in schedule.Visits.Select(v => MatrixCell.Of(reading, her, schedule, v.Visit.Id)))
            {
                if (cell.State == CellState.Due)
                    yield return For(her, WorkKind.VisitDue, cell.Visit, cell.Target, cell.Latest);
                else if (cell.State == CellState.Missed)
                    yield return For(her, WorkKind.VisitMissed, cell.Visit, cell.Target, cell.Latest, overdue: true);
            }
        }
    }

    /// <summary>Two evenings in a row without a diary, both closed for good.</summary>
    private IEnumerable<WorkItem> Diaries(Reading reading)
    {
        foreach (var her in Active(reading))
        {
            if (reading.ScheduleOf(her) is not { Protocol.Diary: not null } schedule)
                continue;
            var closed = LastClosed(reading, her, schedule);
            if (closed.PlusDays(-1) < schedule.DayOne || closed > schedule.LastDiaryDay)
                continue;
            bool Missed(LocalDate day) => DiaryDayState.Of(reading, her, schedule, day).State == DiaryState.Missed;
            if (Missed(closed) && Missed(closed.PlusDays(-1)))
                yield return For(her, WorkKind.DiaryMissed, closed.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), closed, overdue: true);
        }
    }

    /// <summary>While the study goes on for her: a browser may forget what it has not sent.</summary>
    private IEnumerable<WorkItem> Phones(Reading reading) => Active(reading)
        .Where(her => her.IsEnrolled && PhoneChecks.AtRisk(her) && !Participation.IsOver(reading.State.ProtocolOf(her), her, reading.Now))
        .Select(her => For(her, WorkKind.PhoneAtRisk, her.Key.Value));

    private static LocalDate LastClosed(Reading reading, Participant her, Schedule schedule)
    {
        var day = LocalDate.Min(reading.TodayOf(her), schedule.LastDiaryDay);
        while (day >= schedule.DayOne && schedule.DiaryWindow(day).LateUntil >= reading.Now)
            day = day.PlusDays(-1);
        return day;
    }

    private IEnumerable<WorkItem> Events(Reading reading) => reading.State.AdverseEvents.Values
        .Where(e => e.Recorded.Outcome is Outcome.Recovering or Outcome.NotRecovered or Outcome.Unknown)
        .Select(e => (Event: e.Recorded, Her: reading.State.Participants[e.Recorded.Participant]))
        .Where(e => By.Sees(e.Her.Site))
        .Select(e => For(e.Her, WorkKind.AdverseEventOpen, e.Event.AdverseEvent, e.Event.Onset, overdue: e.Event.Serious));

    private IEnumerable<WorkItem> Queries(Reading reading) => reading.State.Queries.Values
        .Where(q => q.Status != QueryStatus.Closed)
        .Select(q => (Query: q, Her: reading.State.Participants[q.Opened.Participant]))
        .Where(q => By.Sees(q.Her.Site))
        .Select(q => For(q.Her, q.Query.Status == QueryStatus.Open ? WorkKind.QueryOpen : WorkKind.QueryAnswered, q.Query.Opened.Query, q.Query.At.InUtc().Date));

    private IEnumerable<WorkItem> Exchanges(Reading reading) => Active(reading)
        .Where(her => her.Kits is [.., var last] && LowerKits.Exchanges(reading.State, her, reading.State.Kits[last].Visit!, reading.TodayOf(her)))
        .Select(her => For(her, WorkKind.KitExchange, reading.State.Kits[her.Kits[^1]].Visit!));

    /// <summary>Fewer kits than people who will need one at their next visit. All kits count alike, but for the dose.</summary>
    private IEnumerable<WorkItem> Stock(Reading reading)
    {
        foreach (var site in reading.State.Kits.Values.Where(k => By.Sees(k.Site)).GroupBy(k => k.Site, StringComparer.Ordinal))
        {
            var coming = Active(reading).Where(p => p.Site == site.Key && p.Place is not null && StillDispenses(reading, p)).ToLookup(p => LowerKits.Takes(reading.State.ProtocolOf(p), p, reading.TodayOf(p)));
            if (site.Count(k => k is { Holder: null, Lower: false }) is var left && left < coming[false].Count())
                yield return Low(WorkKind.KitsLow, site.Key, left);
            if (LowerKits.Left(reading.State, site.Key) is { } lower && lower < coming[true].Count())
                yield return Low(WorkKind.LowerKitsLow, site.Key, lower);
        }

        static WorkItem Low(WorkKind kind, string site, int left) => new(kind, site, null, null, left.ToString(CultureInfo.InvariantCulture), null, null, false);
    }

    private static bool StillDispenses(Reading reading, Participant her) =>
        reading.State.ProtocolOf(her).Visits.Any(v => v.Does.Contains(VisitAct.Dispense) && !her.Visits.ContainsKey(v.Id));
}

/// <summary>The worklist; nothing on it means nothing is due.</summary>
public sealed record Today(Instant Now, IReadOnlyList<WorkItem> Items, int Total);
