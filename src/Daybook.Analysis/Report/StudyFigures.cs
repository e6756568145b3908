using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>Draws the figures of a study from its dataset and results.</summary>
internal static class StudyFigures
{
    /// <summary>More panels than these nobody looks at on one page; the rest is in the exports.</summary>
    internal const int MostPanels = 60;

    /// <summary>Everybody's two values; the estimate beside them only when it is on their scale.</summary>
    public static Figure? Paired(AnalysisRun run, string? stamp)
    {
        if (Main(run) is not { } primary || run.Dataset.Protocol.Analyses.FirstOrDefault(a => a.Id == primary.Id) is not { } plan)
        {
            return null;
        }
        var value = plan.Compare.Count == 2 ? UnderTreatment(run.Dataset, plan) : InPeriod(run.Dataset, plan);
        var values = run.Dataset.Participants.Select(her => new PairedValue(her.Label, her.Sequence, value(her, 0), value(her, 1))).ToList();
        string name = $"{char.ToLowerInvariant(primary.MethodInWords[0])}{primary.MethodInWords[1..]}, {Print.Number(primary.Confidence * 100)}% confidence interval";
        return PairedDots.Of(new PairedStory(values, primary.Active, primary.Control, primary.EndpointTitle, primary.OnEndpointScale ? primary.Effect : null, name), stamp);
    }

    private static Func<DatasetParticipant, int, double?> UnderTreatment(Dataset dataset, PlannedAnalysis plan)
    {
        var rows = dataset.Rows.Where(row => row.Endpoint == plan.Endpoint).ToLookup(row => row.Participant);
        return (her, which) =>
        {
            double[] values = [.. rows[her.Key].Where(row => row.Treatment == plan.Compare[which]).Select(row => row.Value).OfType<double>()];
            return values.Length == 0 ? null : values.Average();
        };
    }

    private static Func<DatasetParticipant, int, double?> InPeriod(Dataset dataset, PlannedAnalysis plan)
    {
        var endpoint = dataset.Protocol.Endpoints.First(e => e.Id == plan.Endpoint);
        var values = PeriodValues.Of(dataset, endpoint).ToLookup(value => value.Participant);
        return (her, which) => PeriodValues.Summary(endpoint, values[her.Key], plan.Periods[which]);
    }

    public static Figure? Forest(AnalysisRun run, string? stamp)
    {
        if (Main(run) is not { } primary)
        {
            return null;
        }
        var rows = run.Analyses.Where(a => a.Endpoint == primary.Endpoint && a.OnEndpointScale && a.Active == primary.Active && a.Control == primary.Control)
            .Select(a => new ForestRow(a.MethodInWords, a.Rank, a.Effect, a.N, a.NotComputed)).ToList();
        return rows.Count == 0 ? null : EstimateForest.Of(rows, primary.EndpointTitle, $"{primary.Active} minus {primary.Control}", stamp);
    }

    /// <summary>The daily values of the primary endpoint's item; null when it is not a diary item, or when one fixed order makes time the treatment (I-7).</summary>
    public static Figure? Individuals(AnalysisRun run, string? stamp)
    {
        var dataset = run.Dataset;
        var plan = dataset.Protocol.Analyses.FirstOrDefault(a => a.Rank == AnalysisRank.Primary) ?? (dataset.Protocol.Analyses.Count > 0 ? dataset.Protocol.Analyses[0] : null);
        var endpoint = dataset.Protocol.Endpoints.FirstOrDefault(e => e.Id == plan?.Endpoint);
        if (dataset.Protocol.Diary?.Items.FirstOrDefault(item => item.Id == endpoint?.Item) is not { } item || (!dataset.Open && dataset.Protocol.Arms.Count == 1))
        {
            return null;
        }
        var values = dataset.Counted.Where(o => o.Item == item.Id && o.Occasion.Kind == OccasionKind.DiaryDay).ToLookup(o => o.Participant);
        var traces = dataset.Participants.Take(MostPanels).Select(her => Trace(dataset, her, values[her.Key], plan!)).ToList();
        string? Name(int which) => !dataset.Open ? null
            : plan!.Compare.Count == 2 ? dataset.Protocol.Treatments.First(t => t.Id == plan.Compare[which]).Name
            : plan.Periods[which];
        return IndividualTraces.Of(traces, item.Ask, item.Range is { } r ? ((double)r.Low, (double)r.High) : null, Name(0), Name(1), stamp);
    }

    private static AnalysisResult? Main(AnalysisRun run) => run.Primary ?? (run.Analyses.Count > 0 ? run.Analyses[0] : null);

    private static Trace Trace(Dataset dataset, DatasetParticipant her, IEnumerable<Observation> values, PlannedAnalysis plan)
    {
        if (her.Schedule is not { } schedule)
        {
            return new Trace(her.Label, [], []);
        }
        var days = values.Select(o => (Day: schedule.DayNumber(LocalDatePattern.Iso.Parse(o.Occasion.Key).Value), Value: (double)o.Number!.Value)).OrderBy(d => d.Day);
        return new Trace(her.Label, [.. days], dataset.Open ? [.. Periods(dataset.Protocol, her, schedule, plan)] : []);
    }

    private static IEnumerable<TracePeriod> Periods(Protocol protocol, DatasetParticipant her, Schedule schedule, PlannedAnalysis plan)
    {
        var arm = protocol.Arms.First(a => a.Id == her.Sequence);
        foreach (var period in schedule.Periods.Where(p => p.Days > 0 && plan.Periods.Contains(p.Period.Id, StringComparer.Ordinal) && !(her.State.Withdrawn?.Date < p.Start)))
        {
            yield return new TracePeriod(schedule.DayNumber(period.Start), schedule.DayNumber(period.End), period.Period.Id == plan.Periods[0]);
        }
        foreach (var period in schedule.Periods.Where(p => p.Treated is not null && p.Days > 0))
        {
            string treatment = arm.Treatments[period.Treated!.Value];
            if (plan.Compare.Contains(treatment, StringComparer.Ordinal) && !(her.State.Withdrawn?.Date < period.Start))
            {
                yield return new TracePeriod(schedule.DayNumber(period.Start), schedule.DayNumber(period.End), treatment == plan.Compare[0]);
            }
        }
    }
}
