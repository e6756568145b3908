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
    public int PlannedUnits(Protocol protocol, Schedule? schedule, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var days = Dispensed is { } from ? NodaTime.Period.DaysBetween(from, until) : 0;
        if (TreatedPeriod is { } treated)
            days = Math.Min(days, TreatedPeriods.Number(protocol, treated).Days);
        // Steps count from the day on which taking began, and a lower dose from its own; only her schedule knows them.
        var asked = (protocol.Supply is { Steps.Count: > 0 } || schedule?.Reduced is not null) && schedule is not null && Dispensed is { } given ? DoseSteps.Between(schedule, given, given.PlusDays(days)) : days * (protocol.Supply?.PerDay ?? 1);
        return Math.Min(asked, Units);
    }
}
