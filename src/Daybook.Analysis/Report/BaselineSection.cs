using Daybook.Statistics.Descriptive;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Who they were before treatment, by sequence once the code is open. No p values: allocation was at random.</summary>
internal static class BaselineSection
{
    public static string Of(ReportMaterial material)
    {
        var groups = Groups(material).ToList();
        var rows = new List<IReadOnlyList<string>> { Row("Participants", groups, people => Print.Number(people.Count)) };
        foreach (var site in material.Protocol.Sites.Where(_ => material.Protocol.Sites.Count > 1))
        {
            rows.Add(Row(site.Name, groups, people => Print.Number(people.Count(her => her.Site == site.Id))));
        }
        foreach (var (item, words) in Measured(material.Protocol))
        {
            rows.Add(Row(words, groups, people => Describe(material.Dataset, people, item.Id, item.Visit)));
        }
        return Html.Section(
            "baseline",
            "Baseline",
            Html.Table("Counts; or mean (standard deviation), median, lowest to highest, n", ["Before treatment", .. groups.Select(group => group.Name)], rows));
    }

    private static IEnumerable<(string Name, List<DatasetParticipant> People)> Groups(ReportMaterial material)
    {
        var all = material.Dataset.Participants.ToList();
        if (material.Open)
        {
            foreach (var arm in material.Protocol.Arms)
            {
                yield return ("Sequence " + arm.Id, all.Where(her => her.Sequence == arm.Id).ToList());
            }
        }
        yield return ("All", all);
    }

    /// <summary>What is collected at visits that measure no period.</summary>
    private static IEnumerable<((string Id, string Visit) Item, string Words)> Measured(Protocol protocol)
    {
        var schedule = Schedule.Planned(protocol, new LocalDate(2000, 1, 1), "UTC");
        foreach (var visit in protocol.Visits.Where(visit => schedule.ScoredPeriod(visit.Id) is null))
        {
            foreach (var item in visit.Forms.SelectMany(id => protocol.Forms.First(form => form.Id == id).Items))
            {
                yield return ((item.Id, visit.Id), item.Unit is { } unit ? $"{item.Ask} ({unit})" : item.Ask);
            }
            foreach (var lab in visit.Labs.Select(id => protocol.Labs.First(lab => lab.Id == id)))
            {
                yield return ((lab.Id, visit.Id), $"{lab.Name} ({lab.Unit})");
            }
        }
    }

    private static List<string> Row(string words, List<(string Name, List<DatasetParticipant> People)> groups, Func<List<DatasetParticipant>, string> cell) =>
        [words, .. groups.Select(group => cell(group.People))];

    private static string Describe(Dataset dataset, List<DatasetParticipant> people, string item, string visit)
    {
        var keys = people.Select(her => her.Key).ToHashSet();
        double[] values = [.. dataset.Counted.Where(o => o.Item == item && o.Occasion.Kind == OccasionKind.Visit && o.Occasion.Key == visit && keys.Contains(o.Participant)).Select(o => (double)o.Number!.Value)];
        return values.Length switch
        {
            0 => "",
            1 => Print.Plain(values[0]) + ", n = 1",
            _ => $"{Print.Plain(Moments.Mean(values))} ({Print.Plain(Moments.StandardDeviation(values))}), {Print.Plain(Quantiles.Median(values))}, {Print.Number(values.Min())} to {Print.Number(values.Max())}, n = {values.Length}",
        };
    }
}
