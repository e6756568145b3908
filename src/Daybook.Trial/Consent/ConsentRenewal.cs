namespace Daybook.Trial;

/// <summary>What somebody who has signed an older consent is shown before she signs the one in force.</summary>
/// <param name="Signed">The version of the document that she signed last.</param>
/// <param name="Due">The version in force.</param>
/// <param name="Words">What changed in the document, paragraph by paragraph.</param>
/// <param name="Told">What else of the study changed for her.</param>
public sealed record ConsentRenewal(string Signed, string Due, IReadOnlyList<ConsentChange> Words, IReadOnlyList<ProtocolChange> Told)
{
    /// <summary>The version that she has yet to consent to: she is on the way, and has signed older ones only. Null when nothing is due.</summary>
    public static string? DueFor(StudyState study, Participant her)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(her);
        return study.Current is { } current && study.Versions[current].Consent.Version is var version && her is { Consents.IsEmpty: false, FirstFailing: null, Withdrawn: null, Imported: false } && her.Eligible != false
            && !her.Consents.Exists(consent => consent.Version == version) && !IsDone(study, her) ? version : null;
    }

    /// <summary>What changed between her last consent and the one in force; null when nothing is due, or nobody knows what she signed.</summary>
    public static ConsentRenewal? Of(StudyState study, Participant her)
    {
        if (DueFor(study, her) is not { } due || her.Consents[^1] is not { To: { } hash } last || study.Versions.GetValueOrDefault(hash) is not { } signed)
            return null;
        var now = study.Versions[study.Current!.Value];
        // The words of the document are shown for themselves.
        var told = ProtocolComparison.Of(signed with { Consent = now.Consent, Languages = now.Languages }, now).Where(change => change.ForParticipants);
        return new ConsentRenewal(last.Version, due, ConsentChanges.Between(signed.Consent.Whole(), now.Consent.Whole()), [.. told]);
    }

    /// <summary>Whether her last visit is over: nothing is asked of her any more.</summary>
    private static bool IsDone(StudyState study, Participant her) => her.Adopted is not null && her.Visits.ContainsKey(study.ProtocolOf(her).Visits[^1].Id);
}
