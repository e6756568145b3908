using NodaTime;

namespace Daybook.Trial;

/// <summary>Records an adverse event, or what is now known of one: the same id is a fresh record, and the earlier ones stay readable.</summary>
public sealed record RecordAdverseEvent(
    ParticipantKey Participant,
    string AdverseEvent,
    string Term,
    LocalDate Onset,
    LocalDate? Resolved,
    Severity Severity,
    bool Serious,
    Relatedness Relatedness,
    ActionTaken Action,
    Outcome Outcome) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(RecordAdverseEvent command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.AdverseEvent) || string.IsNullOrWhiteSpace(command.Term))
            return Refusals.AdverseEventUnnamed();
        if (study.AdverseEvents.TryGetValue(command.AdverseEvent, out var before) && before.Recorded.Participant != her.Key)
            return Refusals.AdverseEventOfAnother(command.AdverseEvent);
        var today = act.DateIn(study.ZoneOf(her));
        if (command.Onset > today)
            return Refusals.DateInFuture("The onset", command.Onset);
        if (command.Resolved is { } resolved && resolved < command.Onset)
            return Refusals.AdverseEventEndsBeforeOnset(command.Onset, resolved);
        if (command.Resolved > today)
            return Refusals.DateInFuture("The end", command.Resolved.Value);
        return Decision.Accept(new AdverseEventRecorded(
            her.Key,
            command.AdverseEvent,
            command.Term,
            command.Onset,
            command.Resolved,
            command.Severity,
            command.Serious,
            command.Relatedness,
            command.Action,
            command.Outcome));
    }
}
