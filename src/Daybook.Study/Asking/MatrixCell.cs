using System.Text.Json.Serialization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>One visit of one participant: planned, due, missed or held.</summary>
public sealed record MatrixCell(string Visit, CellState State, LocalDate? Target, LocalDate? Earliest, LocalDate? Latest, LocalDate? Held)
{
    internal static MatrixCell Of(Reading reading, Participant participant, Schedule? schedule, string visit)
    {
        var plan = schedule?.Visits.FirstOrDefault(v => v.Visit.Id == visit);
        var held = participant.Visits.GetValueOrDefault(visit);
        return new MatrixCell(visit, StateOf(reading, participant, plan, held), plan?.Target, plan?.Earliest, plan?.Latest, held?.Date);
    }

    private static CellState StateOf(Reading reading, Participant participant, PlannedVisit? plan, HeldVisit? held)
    {
        if (held is not null)
            return held.InWindow ? CellState.Held : CellState.HeldOutsideWindow;
        if (plan is null || participant.Withdrawn is not null)
            return CellState.NotPlanned;
        var today = reading.TodayOf(participant);
        if (today < plan.Earliest)
            return CellState.NotYet;
        return today <= plan.Latest ? CellState.Due : CellState.Missed;
    }
}

/// <summary>Where a visit stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellState>))]
public enum CellState
{
    NotPlanned,
    NotYet,
    Due,
    Missed,
    Held,
    HeldOutsideWindow,
}
