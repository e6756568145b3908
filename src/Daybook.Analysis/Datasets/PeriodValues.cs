using Daybook.Trial;
using NodaTime;
using Period = Daybook.Trial.Period;

namespace Daybook.Analysis;

/// <summary>Every value of an endpoint in every period, treated or not, in the order of participants and days.</summary>
public static class PeriodValues
{
    public static IReadOnlyList<PeriodValue> Of(Dataset dataset, Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(endpoint);
        var values = dataset.Counted.Where(o => o.Item == endpoint.Item).ToLookup(o => o.Participant);
        return [.. dataset.Participants.SelectMany(her => (endpoint.Window.Kind == WindowKind.Visit ? AtVisits(Turns.Lived(dataset.Protocol, her.Sequence), endpoint, her, values[her.Key]) : OnDays(endpoint, her, values[her.Key]))
            .OrderBy(value => value.Day))];
    }

    private static IEnumerable<PeriodValue> AtVisits(Protocol protocol, Endpoint endpoint, DatasetParticipant her, IEnumerable<Observation> values)
    {
        var plans = PeriodPlan.Of(protocol);
        var scored = protocol.Visits.Where(visit => endpoint.At is null || endpoint.At == visit.Id).ToDictionary(visit => visit.Id, visit => (Period: PeriodPlan.Scored(plans, visit)?.Period.Id, visit.Day), StringComparer.Ordinal);
        foreach (var value in values.Where(o => o.Occasion.Kind == OccasionKind.Visit))
        {
            if (scored.TryGetValue(value.Occasion.Key, out var visit) && visit.Period is { } period)
            {
                yield return new PeriodValue(her.Key, her.Label, period, value.Day ?? visit.Day, (double)value.Number!.Value, value.Flags.Contains("censored", StringComparison.Ordinal));
            }
        }
    }

    private static IEnumerable<PeriodValue> OnDays(Endpoint endpoint, DatasetParticipant her, IEnumerable<Observation> values)
    {
        if (her.Schedule is not { } schedule)
        {
            yield break;
        }
        foreach (var value in values)
        {
            if (OccasionDay.Of(value.Occasion) is { } date && schedule.PeriodOf(date) is { } dates && InWindow(endpoint.Window, dates, date))
            {
                yield return new PeriodValue(her.Key, her.Label, dates.Period.Id, schedule.DayNumber(date), (double)value.Number!.Value);
            }
        }
    }

    private static bool InWindow(EndpointWindow window, PeriodDates dates, LocalDate date)
    {
        var (first, last) = EndpointDays.Of(window, dates);
        return first <= date && date <= last;
    }

    /// <summary>One participant's value in one period by the endpoint's estimator; null where too few values are there.</summary>
    public static double? Summary(Endpoint endpoint, IEnumerable<PeriodValue> hers, string period)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        double[] found = [.. hers.Where(value => value.Period == period).Select(value => value.Value)];
        return found.Length < Math.Max(1, endpoint.AtLeast) ? null : Estimate.Of(endpoint.Estimator, found);
    }
}
