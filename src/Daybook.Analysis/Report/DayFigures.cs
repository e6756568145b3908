using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The figures whose axis is the study day. Where everybody takes the treatments in one order, time is the treatment, and there are none before the code is open (I-7).</summary>
internal static class DayFigures
{
    /// <summary>The daily values of the primary endpoint's item, of several prompts a day their mean; null when it is asked at visits.</summary>
    public static Figure? Individuals(Dataset dataset, string? stamp)
    {
        if (Hidden(dataset) || MainItem(dataset.Protocol) is not { } item)
        {
            return null;
        }
        var values = Daily(dataset, item.Id);
        var traces = dataset.Participants.Take(StudyFigures.MostPanels).Select(her => new Trace(her.Label, [.. Days(her, values[her.Key])], StudyBands.Of(dataset, her)));
        return IndividualTraces.Of([.. traces], item.Ask, RangeOf(item), stamp);
    }

    /// <summary>The mean of every day of the primary endpoint's item, one panel a sequence.</summary>
    public static Figure? GroupMeans(Dataset dataset, string? stamp)
    {
        if (!dataset.Open || MainItem(dataset.Protocol) is not { } item)
        {
            return null;
        }
        var values = Daily(dataset, item.Id);
        var panels = dataset.Protocol.Arms.Select(arm =>
        {
            var days = dataset.Participants.Where(her => her.Sequence == arm.Id).SelectMany(her => InPeriods(her, values[her.Key])).ToList();
            string name = dataset.Protocol.Arms.Count == 1 ? "Daily mean" : $"{arm.Id}, daily mean";
            return (Panel: new GroupMeanPanel(name, StudyBands.Planned(dataset.Protocol, arm), [.. Means(days.Where(day => day.Day is not null))]), Left: days.Count(day => day.Day is null));
        }).ToList();
        return panels.All(panel => panel.Panel.Days.Count == 0) ? null
            : GroupMean.Of(new GroupMeanStory(item.Ask, RangeOf(item), [.. panels.Select(panel => panel.Panel)], panels.Sum(panel => panel.Left)), stamp);
    }

    /// <summary>How the diary was kept, until the last day on which anybody kept it.</summary>
    public static Figure? Adherence(Dataset dataset, string? stamp)
    {
        var kept = dataset.Participants.SelectMany(her => her.State.DiaryDays.Keys).ToList();
        if (Hidden(dataset) || dataset.Protocol.Diary is null || kept.Count == 0)
        {
            return null;
        }
        var rows = dataset.Participants.Where(her => her.Schedule is not null).Take(StudyFigures.MostPanels).Select(her =>
        {
            int last = Math.Max(0, her.Schedule!.DayNumber(NodaTime.LocalDate.Min(her.Schedule.LastDiaryDay, kept.Max())));
            return new AdherenceRow(her.Label, [.. Enumerable.Range(1, last).Select(day => Became(her, day))], [.. StudyBands.Of(dataset, her).Select(band => band.First).Where(day => 1 < day && day <= last)]);
        });
        var planned = PeriodPlan.Of(dataset.Protocol).Where(_ => dataset.Open).Select(plan => new Band(plan.Period.Id, plan.FirstDay, plan.LastDay));
        return AdherenceMap.Of([.. rows], [.. planned], stamp);
    }

    private static bool Hidden(Dataset dataset) => !dataset.Open && dataset.Protocol.Arms.Count == 1;

    private static Item? MainItem(Protocol protocol)
    {
        string? item = protocol.Endpoints.FirstOrDefault(e => e.Id == StudyBands.Main(protocol)?.Endpoint)?.Item;
        return (protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).FirstOrDefault(i => i.Id == item);
    }

    private static (double, double)? RangeOf(Item item) => item.Range is { } range ? ((double)range.Low, (double)range.High) : null;

    private static ILookup<ParticipantKey, Observation> Daily(Dataset dataset, string item) =>
        dataset.Counted.Where(o => o.Item == item && o.Occasion.Kind is OccasionKind.DiaryDay or OccasionKind.Prompt).ToLookup(o => o.Participant);

    private static IEnumerable<(int Day, double Value)> Days(DatasetParticipant her, IEnumerable<Observation> values) => her.Schedule is not { } schedule ? []
        : values.GroupBy(o => schedule.DayNumber(OccasionDay.Of(o.Occasion)!.Value), o => (double)o.Number!.Value).Select(day => (Day: day.Key, Value: Moments.Mean([.. day]))).OrderBy(day => day.Day);

    /// <summary>Each value on the day on which the protocol plans it; null on a day beyond the planned length of its period.</summary>
    private static IEnumerable<(int? Day, double Value)> InPeriods(DatasetParticipant her, IEnumerable<Observation> values)
    {
        if (her.Schedule is not { } schedule)
        {
            yield break;
        }
        var plans = PeriodPlan.Of(schedule.Protocol);
        foreach (var (day, value) in Days(her, values))
        {
            if (schedule.PeriodOf(schedule.DateOf(day)) is { } period)
            {
                int planned = plans[period.Index].FirstDay + day - schedule.DayNumber(period.Start);
                yield return (planned <= plans[period.Index].LastDay ? planned : null, value);
            }
        }
    }

    private static IEnumerable<DayMean> Means(IEnumerable<(int? Day, double Value)> days) => days.GroupBy(day => day.Day!.Value).OrderBy(day => day.Key).Select(day =>
    {
        double[] values = [.. day.Select(d => d.Value)];
        double mean = Moments.Mean(values);
        double? half = values.Length < 2 ? null : StudentT.UpperQuantile(0.025, values.Length - 1) * Moments.StandardDeviation(values) / Math.Sqrt(values.Length);
        return new DayMean(day.Key, mean, mean - half, mean + half, values.Length);
    });

    private static DiaryKept Became(DatasetParticipant her, int day)
    {
        var date = her.Schedule!.DateOf(day);
        return her.State.Withdrawn?.Date < date ? DiaryKept.Withdrawn
            : !her.State.DiaryDays.TryGetValue(date, out var verdict) ? DiaryKept.None
            : verdict == Verdict.InTime ? DiaryKept.InTime
            : verdict == Verdict.Late ? DiaryKept.Late
            : DiaryKept.NotAnalysed;
    }
}
