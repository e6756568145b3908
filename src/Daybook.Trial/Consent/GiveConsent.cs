namespace Daybook.Trial;

/// <summary>The participant signed the consent document of that version. The signed copy itself stands in the identity store; its hash is kept here.</summary>
public sealed record GiveConsent(ParticipantKey Participant, string Version, string DocumentHash) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(GiveConsent command, StudyState study, Act act)
    {
        if (Sequence.Screened(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.Consents.IsEmpty && her.FirstFailing is { } failing)
            return Refusals.ScreeningEnded(her.Name, failing);
        if (her.Withdrawn is { } left)
            return Refusals.Withdrawn(her.Name, left.Date);
        if (study.Versions.Values.All(protocol => protocol.Consent.Version != command.Version))
            return Refusals.ConsentVersionUnknown(command.Version);
        if (her.Consents.Exists(consent => consent.Version == command.Version))
            return Refusals.ConsentAlreadyGiven(her.Name, command.Version);
        if (!Hash64.Is(command.DocumentHash))
            return Refusals.ConsentWithoutDocument();
        return Decision.Accept(new ConsentGiven(her.Key, command.Version, command.DocumentHash));
    }
}
