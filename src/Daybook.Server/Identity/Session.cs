using Daybook.Trial;
using NodaTime;

namespace Daybook.Server;

/// <summary>A signed-in browser or program. It lives in the server's memory, so that revoking it works at once.</summary>
/// <param name="Account">The account, or the participant's key.</param>
/// <param name="Name">The name that the page greets.</param>
/// <param name="Participant">Who she is, when a participant signed in.</param>
/// <param name="Passwordless">Whether nobody proved who she is: one of the cast, or a participant of a synthetic study.</param>
/// <param name="FormToken">The word that every write must bring back (ASVS 5.0 3.5.1).</param>
/// <param name="Began">When it was made.</param>
public sealed record Session(string Account, string Name, ParticipantKey? Participant, bool Passwordless, string FormToken, Instant Began)
{
    /// <summary>When it was last used.</summary>
    public Instant Seen { get; set; } = Began;

    /// <summary>A one-time link just made for somebody, which the page People of that study shows once.</summary>
    public (string Study, string For, string Link)? Invitation { get; set; }

    /// <summary>A code just made for a participant's phone, shown until the phone has read it.</summary>
    public (string Study, ParticipantKey Participant, string Code)? Joining { get; set; }

    /// <summary>A code just made with which she reads and signs the consent document on her phone.</summary>
    public (string Study, ParticipantKey Participant, string Code)? Consenting { get; set; }

    /// <summary>Answers of a diary that has not been sent. They are not in the study: the page says so.</summary>
    public DiaryDraft? Draft { get; set; }
}
