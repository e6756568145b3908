using Daybook.Trial;

namespace Daybook.Server;

/// <summary>Who may use a route. A closed family: there is no route without one.</summary>
public abstract record Access
{
    private Access() { }

    /// <summary>Anybody, signed in or not; such a route shows no data of a study.</summary>
    public sealed record Anyone : Access;

    /// <summary>Whoever is signed in; such a route shows only what her own roles already say.</summary>
    public sealed record SignedIn : Access;

    /// <summary>A device that signs the request with its key, in the study that the path names.</summary>
    public sealed record Device : Access;

    /// <summary>Whoever has one of the roles in the study that the path names.</summary>
    public sealed record Only(IReadOnlyList<Role> Roles) : Access;
}
