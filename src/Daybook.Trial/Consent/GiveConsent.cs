namespace Daybook.Trial;

/// <summary>The participant signed the consent document of that version. The signed copy itself stands in the identity store; its hash is kept here.</summary>
public sealed record GiveConsent(ParticipantKey Participant, string Version, string DocumentHash) : Command
{
    public override ParticipantKey? About => Participant;
}
