namespace Daybook.Trial;

/// <summary>Moves an enrolled participant to another published version.</summary>
public sealed record AdoptProtocol(ParticipantKey Participant, ProtocolHash Hash) : Command
{
    public override ParticipantKey? About => Participant;
}
