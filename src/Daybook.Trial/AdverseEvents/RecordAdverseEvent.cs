using NodaTime;

namespace Daybook.Trial;

/// <summary>Records an adverse event.</summary>
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
}
