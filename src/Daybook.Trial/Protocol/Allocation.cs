namespace Daybook.Trial;

/// <summary>How participants are allocated to arms: permuted blocks whose sizes vary at random.</summary>
public sealed record Allocation
{
    [Key("permuted-blocks: within each stratum, blocks in which every arm has its share.")]
    public required AllocationMethod Method { get; init; }

    [Key("The block sizes to draw from; each a multiple of the sum of the arms' ratios.", Least = 1, Most = 200)]
    public required IReadOnlyList<int> Blocks { get; init; }

    [Key("site: every site has a list of its own.")]
    public IReadOnlyList<Stratum> Stratify { get; init; } = [];

    [Key("What is known of a participant before she is randomised and must not differ between the arms. Every combination of the levels is a stratum.")]
    public IReadOnlyList<BaselineFactor> Factors { get; init; } = [];

    [Key("How many places the list holds in each stratum.", Least = 1, Most = 100_000)]
    public required int Places { get; init; }
}

/// <summary>The methods of allocation.</summary>
public enum AllocationMethod
{
    PermutedBlocks,
}

/// <summary>What the allocation may be stratified by.</summary>
public enum Stratum
{
    Site,
}
