namespace Daybook.Trial;

/// <summary>The permitted sequence of steps (21 CFR 11.10(f)): each asks all that come before it. Null means that the step is reached, and then the participant is known.</summary>
internal static class Sequence
{
    /// <summary>The study is open, has a protocol and is not locked.</summary>
    public static Refusal? Running(StudyState study) =>
        study.Opened is null ? Refusals.StudyNotOpen()
        : study.Current is null ? Refusals.NoProtocol()
        : study.Lock is not null ? Refusals.StudyLocked()
        : null;

    /// <summary>She stands in the screening log.</summary>
    public static Refusal? Screened(StudyState study, ParticipantKey key, out Participant her)
    {
        // Nothing reads her when there is a refusal.
        her = study.Participants.GetValueOrDefault(key)!;
        return Running(study) ?? (her is null ? Refusals.ParticipantUnknown(key) : her.Imported ? Refusals.Imported(her.Name) : null);
    }

    /// <summary>She has consented: from here on data may be recorded.</summary>
    public static Refusal? Consented(StudyState study, ParticipantKey key, out Participant her) =>
        Screened(study, key, out her) ?? (her.Consents.IsEmpty ? Refusals.ConsentMissing(her.Name) : null);

    /// <summary>She is enrolled: a version of the protocol and a time zone are hers.</summary>
    public static Refusal? Enrolled(StudyState study, ParticipantKey key, out Participant her) =>
        Consented(study, key, out her) ?? (her.IsEnrolled ? null : Refusals.NotEnrolled(her.Name));

    /// <summary>She is enrolled and has not left the study.</summary>
    public static Refusal? Active(StudyState study, ParticipantKey key, out Participant her) =>
        Enrolled(study, key, out her) ?? (her.Withdrawn is { } left ? Refusals.Withdrawn(her.Name, left.Date) : null);

    /// <summary>She came to that visit, which her protocol version has.</summary>
    public static Refusal? AtVisit(StudyState study, ParticipantKey key, string visitId, out Participant her, out Visit visit)
    {
        visit = null!;
        if (Enrolled(study, key, out her) is { } refusal)
            return refusal;
        visit = study.ProtocolOf(her).Visits.FirstOrDefault(planned => planned.Id == visitId)!;
        return visit is null ? Refusals.VisitUnknown(visitId) : her.Visits.ContainsKey(visitId) ? null : Refusals.VisitNotHeld(visitId);
    }
}
