namespace Daybook.Trial;

/// <summary>Who is in the study, under which version, and who has left it.</summary>
internal static class Enrolments
{
    public static StudyState Evolve(StudyState study, ParticipantEnrolled enrolled)
    {
        var site = study.Participants[enrolled.Participant].Site;
        return study.Change(enrolled.Participant, her => her with { Label = enrolled.Label, Zone = enrolled.Zone, Language = enrolled.Language }) with
        {
            EnrolledAt = study.EnrolledAt.SetItem(site, study.EnrolledAt.GetValueOrDefault(site) + 1),
        };
    }

    public static StudyState Evolve(StudyState study, ProtocolAdopted adopted) =>
        study.Change(adopted.Participant, her => her with { Adopted = adopted.Hash });

    public static StudyState Evolve(StudyState study, LanguageChanged changed) =>
        study.Change(changed.Participant, her => her with { Language = changed.Language });

    public static StudyState Evolve(StudyState study, ParticipantWithdrawn withdrawn) =>
        study.Change(withdrawn.Participant, her => her with { Withdrawn = withdrawn });
}
