using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How often an event happens to a virtual participant.</summary>
public sealed record EventTruth
{
    [Key("The event.")]
    public required string Id { get; init; }

    [Key("On how many of a hundred days it happens.", Least = 0, Most = 100)]
    public required decimal PerHundredDays { get; init; }

    [Key("How often it happens under a treatment, where that differs.")]
    public IReadOnlyList<EventEffectTruth> Effects { get; init; } = [];

    /// <summary>The probability of a day on which she takes that; null for nothing.</summary>
    internal double On(string? treatment) => (double)(Effects.FirstOrDefault(effect => effect.Treatment == treatment)?.PerHundredDays ?? PerHundredDays) / 100;
}

/// <summary>How often an event happens under a treatment.</summary>
public sealed record EventEffectTruth
{
    [Key("The treatment.")]
    public required string Treatment { get; init; }

    [Key("On how many of a hundred days it happens.", Least = 0, Most = 100)]
    public required decimal PerHundredDays { get; init; }
}
