using NodaTime;

namespace Daybook.Trial;

/// <summary>Moves the start of one participant's period, and with it every window that counts from it.</summary>
public sealed record MoveSchedule(ParticipantKey Participant, string Period, LocalDate Start, string Reason) : Command
{
    public override ParticipantKey? About => Participant;
}
