namespace Daybook.Trial;

/// <summary>How participants are allocated to arms.</summary>
public sealed record Allocation
{
    [Key("permuted-blocks: within each stratum, blocks in which every arm has its share. minimisation: the next participant most probably gets the arm that leaves the arms most alike within each of her levels (Pocock and Simon 1975); chance decides with numbers that are sealed before the first.")]
    public required AllocationMethod Method { get; init; }

    [Key("Of permuted blocks, the sizes to draw from; each a multiple of the sum of the arms' ratios.", Least = 1, Most = 200)]
    public IReadOnlyList<int> Blocks { get; init; } = [];

    [Key("Of minimisation, the probability of the arm that leaves the least imbalance, for example 0.8; the other arms share the rest. Of unequal arms it is that of the one with the smallest ratio.", Least = 0, Most = 1)]
    public decimal? Probability { get; init; }

    [Key("Of minimisation, how imbalance within a level is measured. range: the largest count less the smallest, which is meant when nothing is written. variance: the variance of the counts, so that large imbalances count more.")]
    public Imbalance? Imbalance { get; init; }

    [Key("site: every site has a list of its own; in minimisation the site is a factor of weight 1.")]
    public IReadOnlyList<Stratum> Stratify { get; init; } = [];

    [Key("What is known of a participant before she is randomised and must not differ between the arms. Of permuted blocks every combination of the levels is a stratum; minimisation balances each factor for itself.")]
    public IReadOnlyList<BaselineFactor> Factors { get; init; } = [];

    [Key("How many places the list holds in each stratum; in minimisation, how many places there are.", Least = 1, Most = 100_000)]
    public required int Places { get; init; }
}

/// <summary>The methods of allocation.</summary>
public enum AllocationMethod
{
    PermutedBlocks,
    Minimisation,
}

/// <summary>What the allocation may be stratified by.</summary>
public enum Stratum
{
    Site,
}

/// <summary>How minimisation measures the imbalance of the counts within a level.</summary>
public enum Imbalance
{
    Range,
    Variance,
}
