namespace Daybook.Trial;

/// <summary>Gives the participant the next place of her stratum.</summary>
public sealed record RandomiseParticipant(ParticipantKey Participant) : Command
{
    public override ParticipantKey? About => Participant;
}
