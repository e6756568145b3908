using System.Text.Json.Serialization;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>How far a participant has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ParticipantStatus>))]
public enum ParticipantStatus
{
    Screened,
    ScreenFailed,
    Consented,
    Eligible,
    Enrolled,
    Randomised,
    Withdrawn,
}

internal static class ParticipantStatuses
{
    public static ParticipantStatus Of(Participant participant) => participant switch
    {
        { Withdrawn: not null } => ParticipantStatus.Withdrawn,
        { Place: not null } => ParticipantStatus.Randomised,
        { IsEnrolled: true } => ParticipantStatus.Enrolled,
        { FirstFailing: not null } or { Eligible: false } => ParticipantStatus.ScreenFailed,
        { Eligible: true } => ParticipantStatus.Eligible,
        { Consents.IsEmpty: false } => ParticipantStatus.Consented,
        _ => ParticipantStatus.Screened,
    };
}
