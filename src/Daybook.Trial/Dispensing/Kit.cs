using NodaTime;

namespace Daybook.Trial;

/// <summary>Where a kit is. What it holds stands in the sealed store only.</summary>
public sealed record Kit(KitId Id, string Site)
{
    /// <summary>Whether it holds the lower dose.</summary>
    public bool Lower { get; init; }

    public ParticipantKey? Holder { get; init; }

    /// <summary>The visit at which it was dispensed.</summary>
    public string? Visit { get; init; }

    /// <summary>Which treated period it was dispensed for, 0-based.</summary>
    public int? TreatedPeriod { get; init; }

    public LocalDate? Dispensed { get; init; }

    public int Units { get; init; }

    public LocalDate? Returned { get; init; }

    public int? UnitsBack { get; init; }

    /// <summary>When another kit was handed out in its place, because her dose was lowered or that was taken back.</summary>
    public LocalDate? Exchanged { get; init; }

    /// <summary>How many units should have been taken of it by the day <paramref name="until"/>: no more than the periods ask in which it is taken, as she lives them, or the kit holds.</summary>
    public int PlannedUnits(Protocol protocol, Schedule? schedule, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        // Only her schedule knows when taking began, where its steps stand, and since when she takes a lower dose.
        return schedule is not null && Dispensed is { } from ? Math.Min(DoseSteps.Between(schedule, from, Earliest(until, EndOfUse(protocol, schedule), PutAside(protocol, schedule))), Units) : 0;
    }

    /// <summary>The day from which on nothing more of it is taken, because another kit took its place, or it does not hold the dose that she takes from then on; null when neither is so.</summary>
    public LocalDate? PutAside(Protocol protocol, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(schedule);
        return Earlier(Exchanged, !Lower && protocol.Supply?.FallbackKits is not null ? schedule.Reduced?.Date : null);
    }

    private static LocalDate Earliest(LocalDate until, LocalDate? one, LocalDate? other) => Earlier(until, Earlier(one, other))!.Value;

    private static LocalDate? Earlier(LocalDate? one, LocalDate? other) => one is { } first && other is { } second ? LocalDate.Min(first, second) : one ?? other;

    // The day after the last on which something of it is taken.
    private LocalDate? EndOfUse(Protocol protocol, Schedule schedule) =>
        TreatedPeriod is { } treated && TreatedPeriods.LastOfKit(protocol, treated) is { } last
            ? schedule.Periods.LastOrDefault(dates => dates.Period.Id == last.Id || last.Turns.Contains(dates.Period.Id))?.End.PlusDays(1)
            : null;
}
