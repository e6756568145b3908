using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>Who asks, in one study: an account with the role that it has there, or a participant.</summary>
/// <param name="Account">The account's id, or the participant's key.</param>
/// <param name="Name">The name that the page greets.</param>
/// <param name="Role">The role in this study.</param>
/// <param name="Site">The site that the role is bound to; null when it is bound to none.</param>
/// <param name="Participant">Who she is, when the role is participant.</param>
/// <param name="Virtual">Whether the account is one of the fixed cast of a synthetic study.</param>
public sealed record Caller(string Account, string Name, Role Role, string? Site, ParticipantKey? Participant, bool Virtual)
{
    public Actor Actor => new(Virtual ? ActorKind.Virtual : ActorKind.Person, Account, Role);

    /// <summary>How she asks: the study answers no more than this role may know.</summary>
    public Viewer Viewer => new(Role, Site);

    /// <summary>Whether she may give or take a role there, null being every site: whoever is bound to a site gives no more than her own.</summary>
    public bool MayGrantAt(string? site) => Site is null || Site == site;

    /// <summary>Whether she may see the participant (OWASP API1: every object, not only every function).</summary>
    public bool Sees(Participant participant)
    {
        ArgumentNullException.ThrowIfNull(participant);
        return Participant is { } own ? own == participant.Key : Site is null || Site == participant.Site;
    }
}
