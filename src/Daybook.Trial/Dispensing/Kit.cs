using NodaTime;

namespace Daybook.Trial;

/// <summary>Where a kit is. What it holds stands in the sealed store only.</summary>
public sealed record Kit(KitId Id, string Site)
{
    public ParticipantKey? Holder { get; init; }

    /// <summary>The visit at which it was dispensed.</summary>
    public string? Visit { get; init; }

    /// <summary>Which treated period it was dispensed for, 0-based.</summary>
    public int? TreatedPeriod { get; init; }

    public LocalDate? Dispensed { get; init; }

    public int Units { get; init; }

    public LocalDate? Returned { get; init; }

    public int? UnitsBack { get; init; }
}
