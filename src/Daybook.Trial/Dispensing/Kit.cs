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

    /// <summary>How many units should have been taken of it by the day <paramref name="until"/>: no more than the periods ask in which it is taken, as she lives them, or the kit holds.</summary>
    public int PlannedUnits(Protocol protocol, Schedule? schedule, LocalDate until)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        // Only her schedule knows when taking began, where its steps stand, and since when she takes a lower dose.
        return schedule is not null && Dispensed is { } from ? Math.Min(DoseSteps.Between(schedule, from, LocalDate.Min(until, EndOfUse(protocol, schedule) ?? until)), Units) : 0;
    }

    // The day after the last on which something of it is taken.
    private LocalDate? EndOfUse(Protocol protocol, Schedule schedule) =>
        TreatedPeriod is { } treated && TreatedPeriods.LastOfKit(protocol, treated) is { } last
            ? schedule.Periods.LastOrDefault(dates => dates.Period.Id == last.Id || last.Turns.Contains(dates.Period.Id))?.End.PlusDays(1)
            : null;
}
