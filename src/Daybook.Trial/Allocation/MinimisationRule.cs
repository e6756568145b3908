namespace Daybook.Trial;

/// <summary>How minimisation chooses: what is balanced, how imbalance is measured, and how much chance there is in it (Pocock and Simon 1975).</summary>
/// <param name="Arms">The arms with their shares.</param>
/// <param name="Factors">What is balanced.</param>
/// <param name="Imbalance">How the imbalance within a level is measured.</param>
/// <param name="Probability">The probability of the arm that leaves the least imbalance.</param>
public sealed record MinimisationRule(IReadOnlyList<MinimisedArm> Arms, IReadOnlyList<MinimisedFactor> Factors, Imbalance Imbalance, decimal Probability)
{
    /// <summary>The name of the site among the factors; no factor of a file can be called so, since a short name holds no stroke.</summary>
    private const string Site = "/site";

    /// <summary>The rule of a protocol; null when it allocates otherwise.</summary>
    public static MinimisationRule? Of(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return protocol.Allocation is { Method: AllocationMethod.Minimisation } allocation
            ? new MinimisationRule([.. protocol.Arms.Select(arm => new MinimisedArm(arm.Id, arm.Ratio))], [.. Factored(protocol, allocation)], allocation.Imbalance ?? Imbalance.Range, allocation.Probability ?? 1)
            : null;
    }

    /// <summary>Her levels, in the order of the factors; null where one is not known.</summary>
    internal static IReadOnlyList<string?> LevelsOf(Protocol protocol, Participant her) =>
        [.. protocol.Allocation?.Stratify.Contains(Stratum.Site) == true ? [her.Site] : Array.Empty<string>(), .. BaselineFactors.LevelsOf(protocol, her)];

    private static IEnumerable<MinimisedFactor> Factored(Protocol protocol, Allocation allocation) =>
        (allocation.Stratify.Contains(Stratum.Site) ? [new MinimisedFactor(Site, [.. protocol.Sites.Select(site => site.Id)], 1)] : Array.Empty<MinimisedFactor>())
            .Concat(allocation.Factors.Select(factor => new MinimisedFactor(factor.Id, [.. factor.Levels.Select(level => level.Id)], factor.Weight ?? 1)));
}

/// <summary>An arm and its share.</summary>
public sealed record MinimisedArm(string Id, int Ratio);

/// <summary>A factor with its levels and how much it counts.</summary>
public sealed record MinimisedFactor(string Id, IReadOnlyList<string> Levels, decimal Weight);
