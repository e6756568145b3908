namespace Daybook.Trial;

/// <summary>An arm of a parallel trial, or a sequence of a crossover.</summary>
public sealed record Arm
{
    [Key("The arm's short name, for example AB.")]
    public required string Id { get; init; }

    [Key("The treatments of the treated periods, in order.")]
    public required IReadOnlyList<string> Treatments { get; init; }

    [Key("The arm's share of the allocation.")]
    public int Ratio { get; init; } = 1;
}
