using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The list and the kits that are sealed when the study begins.</summary>
/// <param name="List">Places and kit contents.</param>
/// <param name="Kits">Which site has which kits, by number only, in the order of their numbers.</param>
public sealed record AllocationSetUp(AllocationList List, IReadOnlyList<SiteKits> Kits)
{
    /// <summary>The seed of the draw, kept in the sealed store for whoever checks it after unblinding.</summary>
    public string? Seed { get; init; }

    /// <summary>One salt a leaf of the commitment; without them they are drawn.</summary>
    public IReadOnlyList<byte[]>? Salts { get; init; }

    /// <summary>For the two-worlds test only: what to publish in place of the true commitment. Such a code never opens.</summary>
    public string? Commitment { get; init; }
}
