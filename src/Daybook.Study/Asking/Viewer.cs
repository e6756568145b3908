using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Who looks: a role, at one site or at all.</summary>
public sealed record Viewer(Role Role, string? Site)
{
    public bool Sees(string site) => Site is null || Site == site;
}
