using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How often an event happens to a virtual participant.</summary>
public sealed record EventTruth
{
    [Key("The event.")]
    public required string Id { get; init; }

    [Key("On how many of a hundred days it happens.", Least = 0, Most = 100)]
    public required decimal PerHundredDays { get; init; }
}
