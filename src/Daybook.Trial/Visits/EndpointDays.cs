using System.Diagnostics;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Which days, or which visits, make an endpoint's value in one period of one participant.</summary>
/// <param name="Dates">The period as she lives it.</param>
/// <param name="First">The first diary day that counts; null where a visit gives the value.</param>
/// <param name="Last">The last diary day that counts; null where a visit gives the value.</param>
/// <param name="Visits">The visits that give the value; none where diary days do.</param>
public sealed record EndpointDays(PeriodDates Dates, LocalDate? First, LocalDate? Last, IReadOnlyList<PlannedVisit> Visits)
{
    /// <summary>Whether the period has turns, of which only the arm says which days and visits are whose: nothing is known of it without the arm.</summary>
    public bool OfTheArm { get; init; }

    /// <summary>What makes <paramref name="endpoint"/> in every period that an analysis of it reads, in the order of the periods.</summary>
    public static IReadOnlyList<EndpointDays> Of(Schedule schedule, Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(endpoint);
        var read = PeriodsRead(schedule.Protocol, endpoint);
        var days = schedule.Periods.Where(dates => dates.Days > 0 && (read.Contains(dates.Period.Id) || dates.Period.Turns.Any(read.Contains)))
            .Select(dates => dates.Period.Turns.Count > 0 ? new EndpointDays(dates, null, null, []) { OfTheArm = true } : In(schedule, endpoint, dates));
        return [.. Before(schedule, endpoint), .. days];
    }

    /// <summary>Whether an analysis of the endpoint reads the period, or a turn of it.</summary>
    internal static bool Reads(Protocol protocol, Endpoint endpoint, Period period) => PeriodsRead(protocol, endpoint) is var read && (read.Contains(period.Id) || period.Turns.Any(read.Contains));

    /// <summary>The first and the last diary day that the window covers in a period. A window longer than the period ends at its edge.</summary>
    public static (LocalDate First, LocalDate Last) Of(EndpointWindow window, PeriodDates dates)
    {
        ArgumentNullException.ThrowIfNull(dates);
        return window.Kind switch
        {
            WindowKind.Whole => (dates.Start, dates.End),
            WindowKind.First => (dates.Start, LocalDate.Min(dates.End, dates.Start.PlusDays(window.Days - 1))),
            WindowKind.Last => (LocalDate.Max(dates.Start, dates.End.PlusDays(1 - window.Days)), dates.End),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The diary days that count, in order.</summary>
    public IEnumerable<LocalDate> Days()
    {
        if (First is not { } first || Last is not { } last)
            yield break;
        for (var day = first; day <= last; day = day.PlusDays(1))
            yield return day;
    }

    /// <summary>From what a change is counted.</summary>
    private static IEnumerable<EndpointDays> Before(Schedule schedule, Endpoint endpoint)
    {
        if (endpoint.From is { Period: { } period } from && schedule.Periods.FirstOrDefault(dates => dates.Period.Id == period) is { } whole)
            yield return In(schedule, endpoint with { Window = from.Window }, whole);
        else if (endpoint.From is { Visit: { } visit } && schedule.PlannedVisit(visit) is var planned && (schedule.PeriodOf(planned.Target) ?? schedule.Periods[^1]) is var dates)
            yield return new EndpointDays(dates, null, null, [planned]);
    }

    private static EndpointDays In(Schedule schedule, Endpoint endpoint, PeriodDates dates)
    {
        if (endpoint.Window.Kind == WindowKind.Visit)
            return new EndpointDays(dates, null, null, [.. schedule.Visits.Where(visit =>
                (endpoint.At is null || endpoint.At == visit.Visit.Id) && Measures.At(schedule.Protocol, visit.Visit, endpoint.Item) && schedule.ScoredPeriod(visit.Visit.Id)?.Id == dates.Period.Id)]);
        var (first, last) = Of(endpoint.Window, dates);
        return new EndpointDays(dates, first, last, []);
    }

    /// <summary>Analyses of treatments read the treated periods; analyses of periods the ones that they name, a period model without a list all of them.</summary>
    private static HashSet<string> PeriodsRead(Protocol protocol, Endpoint endpoint)
    {
        var analyses = protocol.Analyses.Where(analysis => analysis.Endpoint == endpoint.Id).ToList();
        var named = analyses.SelectMany(analysis => analysis switch
        {
            { Only.Count: > 0 } => analysis.Only,
            { Method: AnalysisMethod.PeriodModel } => protocol.Periods.Select(period => period.Id),
            { From: { } from } => analysis.Periods.Append(from),
            { Periods.Count: > 0 } => analysis.Periods,
            _ => Treated(protocol),
        });
        return (analyses.Count == 0 ? Treated(protocol) : named).ToHashSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Treated(Protocol protocol) => protocol.Periods.Where(period => period.Treated).Select(period => period.Id);
}
