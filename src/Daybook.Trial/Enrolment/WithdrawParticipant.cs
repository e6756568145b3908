using NodaTime;

namespace Daybook.Trial;

/// <summary>The participant leaves the study. Reminders stop at once; what was collected stays.</summary>
public sealed record WithdrawParticipant(ParticipantKey Participant, LocalDate Date, string? Reason) : Command
{
    public override ParticipantKey? About => Participant;
}
