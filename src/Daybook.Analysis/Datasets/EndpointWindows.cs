using System.Diagnostics;
using System.Globalization;
using Daybook.Trial;
using NodaTime;
using Period = Daybook.Trial.Period;

namespace Daybook.Analysis;

/// <summary>Puts values into the windows of endpoints, participant by participant and period by period.</summary>
internal sealed class EndpointWindows
{
    private readonly Protocol protocol;
    private readonly ILookup<(ParticipantKey, string Item), Observation> values;
    private readonly Dictionary<string, IReadOnlyList<PeriodPlan>> plans = new(StringComparer.Ordinal);

    public EndpointWindows(Protocol protocol, IEnumerable<Observation> counted)
    {
        this.protocol = protocol;
        values = counted.ToLookup(o => (o.Participant, o.Item));
    }

    public IEnumerable<EndpointRow> Rows(Endpoint endpoint, DatasetParticipant person)
    {
        double? baseline = endpoint.From is { } from ? Before(endpoint, from, person) : endpoint.Responder?.Baseline is { } item ? Baseline(person, item) : null;
        int sign = Measures.Better(protocol, endpoint.Item) == Direction.Higher ? -1 : 1;
        var lived = PlansOf(person.Sequence);
        foreach (var plan in lived.Where(plan => plan.Treated is not null))
        {
            int number = plan.Treated!.Value;
            var (found, window) = endpoint.Window.Kind == WindowKind.Visit
                ? (OfVisit(endpoint, person, lived, plan), "at the visit that scores the period")
                : OfDays(endpoint, person, number);
            int needed = Math.Max(1, endpoint.AtLeast);
            double? level = found.Count >= needed ? Estimate.Of(endpoint.Estimator, found) : null;
            double? value = endpoint.From is { } counted ? Change(counted.As, sign, baseline, level) : level;
            yield return new EndpointRow(
                person.Key,
                person.Label,
                person.Site,
                person.Sequence,
                plan.Period.Id,
                number + 1,
                Treatment(person.Sequence, number),
                endpoint.Id,
                value,
                found.Count,
                baseline,
                value is not null ? null
                    : level is not null ? "nothing before treatment to count the change from"
                    : found.Count == 0 ? $"no value {window}" : $"{found.Count} of at least {needed} values {window}") { Level = level, Sign = sign, Censored = endpoint.Estimator == Estimator.CensoredTime && OfVisit(endpoint, person, lived, plan, Stopped).Count > 0 };
        }
    }

    /// <summary>A percentage of nothing does not exist.</summary>
    private static double? Change(ChangeScale scale, int sign, double? before, double? level) => scale switch
    {
        ChangeScale.Percent => before > 0 ? sign * 100 * (before - level) / before : null,
        ChangeScale.Difference => level - before,
        _ => throw new UnreachableException(),
    };

    /// <summary>The same item by the same estimator, before treatment.</summary>
    private double? Before(Endpoint endpoint, ChangeFrom from, DatasetParticipant person)
    {
        var found = from.Visit is { } visit ? [.. AtVisits(person, endpoint.Item, other => other.Id == visit)]
            : person.Schedule?.Periods.FirstOrDefault(period => period.Period.Id == from.Period) is { } dates ? OnDays(endpoint.Item, person, EndpointDays.Of(from.Window, dates))
            : (List<double>)[];
        return found.Count >= from.AtLeast ? Estimate.Of(endpoint.Estimator, found) : null;
    }

    private IReadOnlyList<PeriodPlan> PlansOf(string sequence)
    {
        if (!plans.TryGetValue(sequence, out var found))
        {
            plans[sequence] = found = PeriodPlan.Of(Turns.Lived(protocol, sequence));
        }
        return found;
    }

    private string Treatment(string sequence, int number) =>
        sequence.Length == 0 ? "" : protocol.Arms.First(arm => arm.Id == sequence).Treatments[number];

    /// <summary>The first value at a visit before treatment, visits in the order of the protocol; whenever it was written down or corrected.</summary>
    private double? Baseline(DatasetParticipant person, string item) =>
        AtVisits(person, item, Measures.BeforeTreatment(protocol, item).ToList().Contains).Select(value => (double?)value).FirstOrDefault();

    /// <summary>Which period a visit measures is the same for everyone of an arm, whatever her dates.</summary>
    private List<double> OfVisit(Endpoint endpoint, DatasetParticipant person, IReadOnlyList<PeriodPlan> lived, PeriodPlan plan, Func<Observation, bool>? only = null) =>
        [.. AtVisits(person, endpoint.Item, visit => (endpoint.At is null || endpoint.At == visit.Id) && PeriodPlan.Scored(lived, visit) == plan, only)];

    private static bool Stopped(Observation value) => value.Flags.Split(' ').Contains("censored-high", StringComparer.Ordinal);

    /// <summary>A correction comes later in the ledger and stands where its value stood, so the order is that of the protocol and never that of the entries.</summary>
    private IEnumerable<double> AtVisits(DatasetParticipant person, string item, Func<Visit, bool> which, Func<Observation, bool>? only = null) =>
        protocol.Visits.Where(which).SelectMany(visit => values[(person.Key, item)]
            .Where(o => o.Occasion.Kind == OccasionKind.Visit && o.Occasion.Key == visit.Id && only?.Invoke(o) != false)
            .OrderBy(o => o.Place ?? "", StringComparer.Ordinal)
            .ThenBy(o => o.Trial)
            .Select(o => (double)o.Number!.Value));

    private (List<double> Values, string Window) OfDays(Endpoint endpoint, DatasetParticipant person, int number)
    {
        var dates = person.Schedule?.Periods.FirstOrDefault(period => period.Treated == number);
        if (dates is null)
        {
            return ([], "because the period has no dates");
        }
        var (first, last) = EndpointDays.Of(endpoint.Window, dates);
        return (OnDays(endpoint.Item, person, (first, last)), string.Create(CultureInfo.InvariantCulture, $"in the window of {NodaTime.Period.DaysBetween(first, last) + 1} days"));
    }

    private List<double> OnDays(string item, DatasetParticipant person, (LocalDate First, LocalDate Last) window) =>
    [
        .. values[(person.Key, item)]
            .Select(o => (Day: OccasionDay.Of(o.Occasion), o.Occasion.Key, Value: (double)o.Number!.Value))
            .Where(o => window.First <= o.Day && o.Day <= window.Last)
            // Of a day with several prompts the tenth comes after the ninth.
            .OrderBy(o => o.Day).ThenBy(o => o.Key.Length).ThenBy(o => o.Key, StringComparer.Ordinal)
            .Select(o => o.Value),
    ];
}
