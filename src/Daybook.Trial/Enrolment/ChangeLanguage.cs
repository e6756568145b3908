namespace Daybook.Trial;

/// <summary>From now on an enrolled participant reads the study in another of its languages. What she has answered stands under the same names as before.</summary>
public sealed record ChangeLanguage(ParticipantKey Participant, string Language) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(ChangeLanguage command, StudyState study)
    {
        if (Sequence.Active(study, command.Participant, out var her) is { } refusal)
            return refusal;
        var protocol = study.ProtocolOf(her);
        if (Spoken.Languages(protocol) is var languages && !languages.Contains(command.Language))
            return Refusals.LanguageUnknown(command.Language, string.Join(", ", languages));
        return command.Language == (her.Language ?? protocol.Language)
            ? Refusals.LanguageAlready(her.Name, command.Language)
            : Decision.Accept(new LanguageChanged(her.Key, command.Language));
    }
}
