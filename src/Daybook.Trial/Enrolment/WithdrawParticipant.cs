using NodaTime;

namespace Daybook.Trial;

/// <summary>The participant leaves the study. Reminders stop at once; what was collected stays. She need not say why.</summary>
public sealed record WithdrawParticipant(ParticipantKey Participant, LocalDate Date, string? Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(WithdrawParticipant command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Withdrawn is { } left)
            return Refusals.AlreadyWithdrawn(her.Name, left.Date);
        if (command.Date > act.DateIn(study.ZoneOf(her)))
            return Refusals.DateInFuture("The withdrawal", command.Date);
        return Decision.Accept(new ParticipantWithdrawn(her.Key, command.Date, command.Reason));
    }
}
