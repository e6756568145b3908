using Daybook.Statistics.Descriptive;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>The figures of how the treatments were borne. They exist once the code is open.</summary>
internal static class SafetyFigures
{
    /// <summary>The daily ratings that no endpoint uses, such as tolerability, by what was taken; null where the diary has none.</summary>
    public static Figure? Ratings(Dataset dataset, string? stamp)
    {
        var items = (dataset.Protocol.Diary?.Items ?? []).Where(item => item is { Kind: ItemKind.Line or ItemKind.Scale, Range: not null } && dataset.Protocol.Endpoints.All(e => e.Item != item.Id)).ToList();
        return !dataset.Open || items.Count == 0 ? null : PeriodDots.Of([.. items.Select(item => Panel(dataset, item))], stamp);
    }

    /// <summary>The adverse events of every treatment; null where no event was recorded.</summary>
    public static Figure? Events(Dataset dataset, string? stamp)
    {
        var people = dataset.Participants.ToDictionary(her => her.Key);
        var events = dataset.State.AdverseEvents.Values.Select(e => e.Recorded).Where(e => people.ContainsKey(e.Participant)).ToList();
        if (!dataset.Open || dataset.Imported || events.Count == 0)
        {
            return null;
        }
        var treatments = dataset.Protocol.Treatments;
        var groups = treatments.Select(t => new EventGroup(t.Name, StudyBands.KindOf(dataset.Protocol, t.Id), people.Values.Count(her => Exposure.Had(dataset.Protocol, her, t.Id))));
        EventRow Row(string words, Func<AdverseEventRecorded, bool> which) => new(words, [.. treatments.Select(t => events
            .Where(e => which(e) && Exposure.On(dataset.Protocol, people[e.Participant], e.Onset) == t.Id).Select(e => e.Participant).Distinct().Count())]);
        return EventDots.Of([.. groups], [Row("Any", _ => true), .. events.Select(e => e.Term).Distinct().Order(StringComparer.Ordinal).Select(term => Row(term, e => e.Term == term))], stamp);
    }

    private static PeriodDotsPanel Panel(Dataset dataset, Item item)
    {
        var values = dataset.Counted.Where(o => o.Item == item.Id && o.Occasion.Kind == OccasionKind.DiaryDay).ToLookup(o => o.Participant);
        var means = dataset.Participants.SelectMany(her => StudyBands.Of(dataset, her).Select(band => (her.Label, band, Days: On(her, values[her.Key], band))))
            .Where(of => of.Days.Count > 0).ToList();
        var groups = dataset.Protocol.Arms.SelectMany(arm => StudyBands.Planned(dataset.Protocol, arm)).OrderBy(band => band.First).DistinctBy(band => band.Name).Select(band => new PeriodDotsGroup(
            band.Name,
            band.Kind,
            [.. means.Where(of => of.band.Name == band.Name).GroupBy(of => of.Label).Select(hers => (hers.Key, Moments.Mean([.. hers.SelectMany(of => of.Days)])))]));
        return new PeriodDotsPanel(item.Ask, item.Ends, ((double)item.Range!.Value.Low, (double)item.Range.Value.High), [.. groups]);
    }

    private static List<double> On(DatasetParticipant her, IEnumerable<Observation> values, Band band) =>
    [
        .. values.Select(o => (Day: her.Schedule!.DayNumber(LocalDatePattern.Iso.Parse(o.Occasion.Key).Value), Value: (double)o.Number!.Value))
            .Where(day => band.First <= day.Day && day.Day <= band.Last).Select(day => day.Value),
    ];
}
