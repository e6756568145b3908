using System.Globalization;
using Daybook.Statistics.Descriptive;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Who they were before treatment, by sequence once the code is open. No p values: they would test the allocation and not the people.</summary>
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
        foreach (string measure in Measured(material.Protocol))
        {
            var known = Baselines.Of(material.Dataset, measure);
            string unit = Units.Beside(Measures.Unit(material.Protocol, measure)) is { } of ? $" ({of})" : "";
            rows.Add(Row(Measures.Words(material.Protocol, measure) + unit, groups, people => Describe([.. people.Where(her => known.ContainsKey(her.Key)).Select(her => known[her.Key])], KindOf(material.Protocol, measure))));
        }
        return Html.Section(
            "baseline",
            "Baseline",
            Html.Table("Counts; yes of all who answered; or mean (standard deviation), median, lowest to highest, n", ["Before treatment", .. groups.Select(group => group.Name)], rows));
    }

    private static IEnumerable<(string Name, List<DatasetParticipant> People)> Groups(ReportMaterial material)
    {
        var all = material.Dataset.Participants.ToList();
        if (material.Open)
        {
            foreach (var arm in material.Protocol.Arms.Where(_ => material.Protocol.Arms.Count > 1))
            {
                yield return ("Sequence " + arm.Id, all.Where(her => her.Sequence == arm.Id).ToList());
            }
        }
        yield return ("All", all);
    }

    /// <summary>What is collected at visits until the first treatment: of each measure the first value. Items of a scored form stand in their score.</summary>
    private static IEnumerable<string> Measured(Protocol protocol)
    {
        var scored = protocol.Scores.Select(score => score.Form).ToHashSet(StringComparer.Ordinal);
        return protocol.Forms.Where(form => !scored.Contains(form.Id)).SelectMany(form => form.Items).Select(item => item.Id)
            .Concat(protocol.Labs.Select(lab => lab.Id)).Concat(protocol.Sensory.Select(test => test.Id)).Concat(protocol.Scores.Select(score => score.Id))
            .Where(id => Measures.BeforeTreatment(protocol, id).Any());
    }

    private static List<string> Row(string words, List<(string Name, List<DatasetParticipant> People)> groups, Func<List<DatasetParticipant>, string> cell) =>
        [words, .. groups.Select(group => cell(group.People))];

    private enum Kind
    {
        Amount,
        Titre,
        YesNo,
    }

    private static Kind KindOf(Protocol protocol, string measure) =>
        protocol.Labs.Any(lab => lab.Id == measure && lab.Kind == LabKind.Titre) ? Kind.Titre
        : Measures.Item(protocol, measure) is { Kind: ItemKind.YesNo } ? Kind.YesNo : Kind.Amount;

    /// <summary>Of dilutions there is no mean, and of a yes nobody wants one.</summary>
    private static string Describe(double[] values, Kind kind) => values.Length switch
    {
        0 => "",
        _ when kind == Kind.YesNo => string.Create(CultureInfo.InvariantCulture, $"{values.Count(value => value == 1)} of {values.Length} ({100 * values.Average():0}%)"),
        1 => (kind == Kind.Titre ? "1:" : "") + Print.Plain(values[0]) + ", n = 1",
        _ when kind == Kind.Titre => $"1:{Print.Number(Quantiles.Median(values))}, 1:{Print.Number(values.Min())} to 1:{Print.Number(values.Max())}, n = {values.Length}",
        _ => $"{Print.Plain(Moments.Mean(values))} ({Print.Plain(Moments.StandardDeviation(values))}), {Print.Plain(Quantiles.Median(values))}, {Print.Plain(values.Min())} to {Print.Plain(values.Max())}, n = {values.Length}",
    };
}
