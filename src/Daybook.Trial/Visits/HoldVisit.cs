using NodaTime;

namespace Daybook.Trial;

/// <summary>The participant came to a visit on that date. The first visit is day 1; a visit that anchors a period starts it.</summary>
public sealed record HoldVisit(ParticipantKey Participant, string Visit, LocalDate Date) : Command
{
    public override ParticipantKey? About => Participant;
}
