namespace Daybook.Trial;

/// <summary>Something that the source leaves open, what this protocol does, and why.</summary>
public sealed record Assumption
{
    [Key("What the source does not state.")]
    public required string Open { get; init; }

    [Key("What this protocol does.")]
    public required string Settled { get; init; }

    [Key("Why it was settled so.")]
    public required string Reason { get; init; }
}
