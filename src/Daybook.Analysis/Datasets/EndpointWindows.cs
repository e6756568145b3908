using System.Globalization;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;
using Period = Daybook.Trial.Period;

namespace Daybook.Analysis;

/// <summary>Puts values into the windows of endpoints, participant by participant and period by period.</summary>
internal sealed class EndpointWindows
{
    private readonly Protocol protocol;
    private readonly ILookup<(ParticipantKey, string Item), Observation> values;
    private readonly IReadOnlyList<Period> treated;

    public EndpointWindows(Protocol protocol, IEnumerable<Observation> counted)
    {
        this.protocol = protocol;
        values = counted.ToLookup(o => (o.Participant, o.Item));
        treated = [.. protocol.Periods.Where(period => period.Treated)];
    }

    public IEnumerable<EndpointRow> Rows(Endpoint endpoint, DatasetParticipant person)
    {
        double? baseline = endpoint.Responder is { } rule ? Baseline(person, rule.Baseline) : null;
        for (int number = 0; number < treated.Count; number++)
        {
            var (found, window) = endpoint.Window.Kind == WindowKind.Visit
                ? (OfVisit(endpoint, person, treated[number]), "at the visit that scores the period")
                : OfDays(endpoint, person, number);
            int needed = Math.Max(1, endpoint.AtLeast);
            bool enough = found.Count >= needed;
            yield return new EndpointRow(
                person.Key,
                person.Label,
                person.Site,
                person.Sequence,
                treated[number].Id,
                number + 1,
                Treatment(person.Sequence, number),
                endpoint.Id,
                enough ? Estimate.Of(endpoint.Estimator, found) : null,
                found.Count,
                baseline,
                enough ? null : found.Count == 0 ? $"no value {window}" : $"{found.Count} of at least {needed} values {window}");
        }
    }

    private string Treatment(string sequence, int number) =>
        sequence.Length == 0 ? "" : protocol.Arms.First(arm => arm.Id == sequence).Treatments[number];

    /// <summary>The first value at a visit until the first day of treatment, visits in the order of the protocol; whenever it was written down or corrected.</summary>
    private double? Baseline(DatasetParticipant person, string item)
    {
        int start = PeriodPlan.Of(protocol).FirstOrDefault(plan => plan.Period.Treated)?.FirstDay ?? int.MaxValue;
        return AtVisits(person, item, visit => visit.Day <= start).Select(value => (double?)value).FirstOrDefault();
    }

    private List<double> OfVisit(Endpoint endpoint, DatasetParticipant person, Period period) =>
        [.. AtVisits(person, endpoint.Item, visit => Scores(visit)?.Id == period.Id)];

    /// <summary>A correction comes later in the ledger and stands where its value stood, so the order is that of the protocol and never that of the entries.</summary>
    private IEnumerable<double> AtVisits(DatasetParticipant person, string item, Func<Visit, bool> which) =>
        protocol.Visits.Where(which).SelectMany(visit => values[(person.Key, item)]
            .Where(o => o.Occasion.Kind == OccasionKind.Visit && o.Occasion.Key == visit.Id)
            .OrderBy(o => o.Place ?? "", StringComparer.Ordinal)
            .ThenBy(o => o.Trial)
            .Select(o => (double)o.Number!.Value));

    /// <summary>Which period a visit measures is the same for everyone, whatever her dates.</summary>
    private Period? Scores(Visit visit) => Schedule.Planned(protocol, new LocalDate(2000, 1, 1), "UTC").ScoredPeriod(visit.Id);

    private (List<double> Values, string Window) OfDays(Endpoint endpoint, DatasetParticipant person, int number)
    {
        var dates = person.Schedule?.Periods.FirstOrDefault(period => period.Treated == number);
        if (dates is null)
        {
            return ([], "because the period has no dates");
        }
        var (first, last) = EndpointDays.Of(endpoint.Window, dates);
        var found = values[(person.Key, endpoint.Item)]
            .Where(o => o.Occasion.Kind == OccasionKind.DiaryDay)
            .Select(o => (Day: LocalDatePattern.Iso.Parse(o.Occasion.Key).Value, Value: (double)o.Number!.Value))
            .Where(o => first <= o.Day && o.Day <= last)
            .OrderBy(o => o.Day)
            .Select(o => o.Value);
        return ([.. found], string.Create(CultureInfo.InvariantCulture, $"in the window of {NodaTime.Period.DaysBetween(first, last) + 1} days"));
    }
}
