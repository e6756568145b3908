using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Study;

/// <summary>A participant's own report. Null until the study is over for her: to see how one does may change how one does (P-12).</summary>
public sealed record ShowPersonalReport(ParticipantKey Participant) : IQuery<PersonalReport?>
{
    PersonalReport? IQuery<PersonalReport?>.Answer(Reading reading)
    {
        if (!reading.State.Participants.TryGetValue(Participant, out var her) || reading.State.Versions.IsEmpty)
            return null;
        var protocol = reading.State.ProtocolOf(her);
        if (!Participation.IsOver(protocol, her, reading.Now))
            return null;
        var days = DiaryDayState.Of(reading, her, reading.ScheduleOf(her)).ToList();
        return new PersonalReport(
            days.Count,
            days.Count(day => her.DiaryDays.ContainsKey(day.Date)),
            [.. her.Visits.Values.Select(visit => visit.Date).Order().Select(LocalDatePattern.Iso.Format)],
            PersonalAnswers.Of([protocol, .. reading.State.Versions.Values], her, Answers(reading)),
            Taken(reading, protocol, her));
    }

    /// <summary>What she answered, as corrections left it; late or not, it is hers.</summary>
    private List<Observation> Answers(Reading reading)
    {
        using var snapshot = reading.Stores.Ledger.Snapshot();
        using var query = DerivedSql.Command(snapshot.Connection, snapshot.Transaction, ObservationTable.Select + " WHERE participant = @p AND superseded_by IS NULL ORDER BY seq, n", ("p", Participant.Value));
        using var rows = query.ExecuteReader();
        var answers = new List<Observation>();
        while (rows.Read())
            answers.Add(ObservationTable.Read(rows).Value);
        return answers;
    }

    private static IReadOnlyList<PersonalTaken>? Taken(Reading reading, Protocol protocol, Participant her)
    {
        if (protocol.Treatments.Count == 0 || her.PlaceIn(protocol) is not { } place)
            return [];
        if (reading.Opened is not { } opened)
            return null;
        var id = her.Place is null ? protocol.Arms[0].Id : opened.Places[place.Stratum][place.Index];
        var arm = protocol.Arms.First(known => known.Id == id);
        return [.. (Turns.Schedule(protocol, id, her)?.Periods ?? []).Where(period => Began(period, her)).Select(period => new PersonalTaken(
            LocalDatePattern.Iso.Format(period.Start),
            LocalDatePattern.Iso.Format(LocalDate.Min(period.End, her.Withdrawn?.Date ?? period.End)),
            protocol.Treatments.First(treatment => treatment.Id == arm.Treatments[period.Treated!.Value]).Name))];
    }

    private static bool Began(PeriodDates period, Participant her) =>
        period.Treated is not null && period.Days > 0 && !(her.Withdrawn?.Date < period.Start) && (period.Period.Anchor is not { } anchor || her.Visits.ContainsKey(anchor));
}
