namespace Daybook.Trial;

/// <summary>Answers every criterion of the participant's protocol version.</summary>
public sealed record AssessEligibility(ParticipantKey Participant, IReadOnlyList<CriterionAnswer> Answers) : Command
{
    public override ParticipantKey? About => Participant;
}
