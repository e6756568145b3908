namespace Daybook.Trial;

/// <summary>The participant signed the consent document of that version, in that language. The signed copy itself stands in the identity store; its hash is kept here.</summary>
public sealed record GiveConsent(ParticipantKey Participant, string Version, string DocumentHash, string? Language = null) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(GiveConsent command, StudyState study, Act act)
    {
        if (Barred(command.Participant, command.Version, study) is { } refusal)
            return refusal;
        if (!Hash64.Is(command.DocumentHash))
            return Refusals.ConsentWithoutDocument();
        var languages = study.Versions.Values.Where(protocol => protocol.Consent.Version == command.Version).SelectMany(Spoken.Languages).Distinct().ToList();
        return command.Language is not { } language || languages.Contains(language)
            ? Decision.Accept(new ConsentGiven(command.Participant, command.Version, command.DocumentHash, command.Language))
            : Refusals.LanguageUnknown(language, string.Join(", ", languages));
    }

    /// <summary>Why she cannot consent to that version now; null when she can.</summary>
    public static Refusal? Barred(ParticipantKey participant, string version, StudyState study)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (Sequence.Screened(study, participant, out var her) is { } refusal)
            return refusal;
        if (her.Consents.IsEmpty && her.FirstFailing is { } failing)
            return Refusals.ScreeningEnded(her.Name, failing);
        if (her.Withdrawn is { } left)
            return Refusals.Withdrawn(her.Name, left.Date);
        if (study.Versions.Values.All(protocol => protocol.Consent.Version != version))
            return Refusals.ConsentVersionUnknown(version);
        return her.Consents.Exists(consent => consent.Version == version) ? Refusals.ConsentAlreadyGiven(her.Name, version) : null;
    }
}
