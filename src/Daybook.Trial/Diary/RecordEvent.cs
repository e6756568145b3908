using NodaTime;

namespace Daybook.Trial;

/// <summary>Something that happened to a participant and that the staff learn by telephone or at a visit, in place of her writing it on her phone. It counts on the day on which it happened, and its values say that it was told.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Event">The event of the protocol.</param>
/// <param name="Date">The day on which it happened, by her clock.</param>
/// <param name="Time">The time, by her clock; null where nobody knows it.</param>
/// <param name="ToldBy">Who told it.</param>
/// <param name="Answers">What was told.</param>
public sealed record RecordEvent(ParticipantKey Participant, string Event, LocalDate Date, LocalTime? Time, Teller ToldBy, IReadOnlyList<ItemAnswer> Answers) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RecordEvent command, StudyState study, Act act)
    {
        if (Sequence.Enrolled(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (study.ProtocolOf(her).Events.FirstOrDefault(known => known.Id == command.Event) is not { } happens)
            return Refusals.EventUnknown(command.Event);
        var moment = ToldMoment.Of(command.Date, command.Time, DateTimeZoneProviders.Tzdb[study.ZoneOf(her)]);
        if (Untimely(moment, study, act, her) is { } untimely)
            return untimely;
        var occasion = moment.Occasion(her, happens.Id);
        if (KeptEntries.Holds(her, happens.Id, occasion))
            return Refusals.EventAlreadyRecorded(happens.Id, occasion.Key);
        return ItemRules.Broken(happens.Items, command.Answers, whole: true) is { } broken
            ? broken
            : Decision.Accept([new ItemsRecorded(her.Key, happens.Id, occasion, command.Answers) { ToldBy = command.ToldBy }, .. Alerts(command, study, act, her)]);
    }

    private static Refusal? Untimely(ToldMoment moment, StudyState study, Act act, Participant her)
    {
        if (moment.Day > act.DateIn(study.ZoneOf(her)) || moment.At > act.At)
            return Refusals.DateInFuture("The event", moment.Day);
        if (her.Withdrawn is { } left && moment.Day > left.Date)
            return Refusals.Withdrawn(her.Name, left.Date);
        return Schedule.Of(study.ProtocolOf(her), her) is { } schedule && schedule.DayOne <= moment.Day && moment.Day <= schedule.LastDiaryDay ? null : Refusals.EventOutsideDiary(her.Name, moment.Day);
    }

    /// <summary>Who is in trouble is in trouble whoever writes it down. The entry will stand at the study's present size.</summary>
    private static IEnumerable<TrialEvent> Alerts(RecordEvent command, StudyState study, Act act, Participant her)
    {
        var ids = new QueryIds(study, act);
        foreach (var alert in RaisedAlerts.By(study.ProtocolOf(her), command.Event, command.Answers))
            yield return new QueryOpened(her.Key, ids.Next(), study.Size, alert.Item, RaisedAlerts.Text(alert, "what was told", act.At), RaisedAlerts.RuleOf(alert));
    }
}

/// <summary>Who told the staff of an event.</summary>
public enum Teller
{
    Participant,
    Relative,
    Clinician,
    Other,
}
