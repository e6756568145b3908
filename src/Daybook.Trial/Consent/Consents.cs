namespace Daybook.Trial;

/// <summary>The consents of a participant, one for each version of the document that she signed.</summary>
internal static class Consents
{
    public static StudyState Evolve(StudyState study, ConsentGiven given, Recorded recorded) =>
        study.Change(given.Participant, her => her with { Consents = her.Consents.Add(new Consented(given.Version, recorded.At, given.DocumentHash, given.Language) { To = To(study, given.Version) }) });

    private static ProtocolHash? To(StudyState study, string document) =>
        study.Current is { } current && study.Versions[current].Consent.Version == document ? current
        : study.Versions.Where(version => version.Value.Consent.Version == document).Select(version => (ProtocolHash?)version.Key).FirstOrDefault();
}
