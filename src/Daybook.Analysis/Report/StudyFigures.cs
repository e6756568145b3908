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
        var rows = run.Dataset.Rows.Where(row => row.Endpoint == plan.Endpoint).ToList();
        double? Value(DatasetParticipant her, string treatment)
        {
            double[] values = [.. rows.Where(row => row.Participant == her.Key && row.Treatment == treatment).Select(row => row.Value).OfType<double>()];
            return values.Length == 0 ? null : values.Average();
        }
        var values = run.Dataset.Participants.Select(her => new PairedValue(her.Label, her.Sequence, Value(her, plan.Compare[0]), Value(her, plan.Compare[1]))).ToList();
        string name = $"{char.ToLowerInvariant(primary.MethodInWords[0])}{primary.MethodInWords[1..]}, {Print.Number(primary.Confidence * 100)}% confidence interval";
        return PairedDots.Of(new PairedStory(values, primary.Active, primary.Control, primary.EndpointTitle, primary.OnEndpointScale ? primary.Effect : null, name), stamp);
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
        string? Name(int which) => dataset.Open ? dataset.Protocol.Treatments.First(t => t.Id == plan!.Compare[which]).Name : null;
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
