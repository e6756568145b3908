using Daybook.Trial;

namespace Daybook.Server;

/// <summary>A place in the navigation.</summary>
public sealed record Place(string Path, string Name)
{
    private static readonly Place[] All =
    [
        new("/", "Today"), new("/screening", "Screening"), new("/participants", "Participants"), new("/queries", "Queries"), new("/kits", "Kits"),
        new("/lock", "Lock"), new("/report", "Report"), new("/audit", "Audit"), new("/people", "People"),
    ];

    /// <summary>The places that the route table opens to the role.</summary>
    public static IReadOnlyList<Place> For(Role role) => [.. All.Where(place => Routes.Opens("/s/{study}" + place.Path, role))];
}
