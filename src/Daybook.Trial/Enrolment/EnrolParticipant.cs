using System.Globalization;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Enrols an eligible participant, with the time zone in which she lives and the language in which she reads the study. She is pinned to the current version of the protocol.</summary>
public sealed record EnrolParticipant(ParticipantKey Participant, string Zone, string? Language = null) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(EnrolParticipant command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (her.IsEnrolled)
            return Refusals.AlreadyEnrolled(her.Name);
        if (her.Eligible is not { } eligible)
            return Refusals.NotAssessed(her.Name);
        if (!eligible)
            return Refusals.NotEligible(her.Name, her.FirstFailing ?? "");
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(command.Zone) is null)
            return Refusals.ZoneUnknown(command.Zone);
        if (command.Language is { } language && Spoken.Languages(study.Versions[study.Current!.Value]) is var languages && !languages.Contains(language))
            return Refusals.LanguageUnknown(language, string.Join(", ", languages));
        var number = study.EnrolledAt.GetValueOrDefault(her.Site) + 1;
        return Decision.Accept(
            new ParticipantEnrolled(her.Key, "P-" + number.ToString("D3", CultureInfo.InvariantCulture), command.Zone, command.Language),
            new ProtocolAdopted(her.Key, study.Current!.Value));
    }
}
