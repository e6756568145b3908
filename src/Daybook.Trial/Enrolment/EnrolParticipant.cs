namespace Daybook.Trial;

/// <summary>Enrols an eligible participant, with the time zone in which she lives. She is pinned to the current version of the protocol.</summary>
public sealed record EnrolParticipant(ParticipantKey Participant, string Zone) : Command
{
    public override ParticipantKey? About => Participant;
}
