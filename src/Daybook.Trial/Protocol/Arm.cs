namespace Daybook.Trial;

/// <summary>An arm of a parallel trial, or a sequence of a crossover.</summary>
public sealed record Arm
{
    [Key("The arm's short name, for example AB.", Names = Noun.Arm)]
    public required string Id { get; init; }

    [Key("The treatments of the treated periods, in order.", RefersTo = Noun.Treatment)]
    public required IReadOnlyList<string> Treatments { get; init; }

    [Key("The arm's share of the allocation.", Least = 1, Most = 20)]
    public int Ratio { get; init; } = 1;
}
