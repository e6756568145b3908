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

    /// <summary>How many units should have been taken of it by the day <paramref name="until"/>: no more than its treated period asks or the kit holds.</summary>
    public int PlannedUnits(Protocol protocol, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var days = Dispensed is { } from ? NodaTime.Period.DaysBetween(from, until) : 0;
        if (TreatedPeriod is { } treated)
            days = Math.Min(days, TreatedPeriods.Number(protocol, treated).Days);
        return Math.Min(days * (protocol.Supply?.PerDay ?? 1), Units);
    }
}
