using Daybook.Study;

namespace Daybook.Server;

/// <summary>What comes next for somebody who is not yet in the study.</summary>
/// <param name="Path">The page of it, after her own path.</param>
/// <param name="Name">What it is called.</param>
public sealed record NextStep(string Path, string Name)
{
    /// <summary>Null when nothing comes next, or what comes next is a visit.</summary>
    public static NextStep? Of(ParticipantStatus status) => status switch
    {
        ParticipantStatus.Screened => new("/consent", "Consent"),
        ParticipantStatus.Consented => new("/eligibility", "Eligibility"),
        ParticipantStatus.Eligible => new("/enrolment", "Enrolment"),
        _ => null,
    };
}
