using Daybook.Statistics.Descriptive;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Everything that was measured, by period: of everybody's own means the mean and standard deviation, and how many people.</summary>
internal static class SummariesSection
{
    private const string Caption = "Mean (standard deviation) of the participants' own means, n participants; of a yes-no question the percentage of days with yes";

    public static string? Of(ReportMaterial material)
    {
        if (material.Dataset.Imported)
        {
            return null;
        }
        return Html.Section("summaries", "Measurements by period", Html.Figures(material.Visits), material.ByPeriod
            ? Html.Table(Caption, ["", .. new PeriodColumns(material.Dataset).Headings], Measured(material.Protocol).Select(id => Row(material.Dataset, id)))
            : Html.P("Everybody takes the treatments in the same order, so values by period stay closed until the code is open."));
    }

    /// <summary>Items of the diary and of prompts, sensory tests, scores, laboratory tests, then the numbers of forms that are not scored.</summary>
    private static IEnumerable<string> Measured(Protocol protocol)
    {
        var scored = protocol.Scores.Select(score => score.Form).ToHashSet(StringComparer.Ordinal);
        var items = (protocol.Diary?.Items ?? []).Concat(protocol.Prompts.SelectMany(prompt => prompt.Items)).Where(HasNumber).Select(item => item.Id);
        var others = protocol.Forms.Where(form => !scored.Contains(form.Id)).SelectMany(form => form.Items).Where(HasNumber).Select(item => item.Id);
        return [.. items, .. protocol.Sensory.Select(test => test.Id), .. protocol.Scores.Select(score => score.Id), .. protocol.Labs.Select(lab => lab.Id), .. others];
    }

    private static bool HasNumber(Item item) => item.Kind is not (ItemKind.Choice or ItemKind.Time or ItemKind.Date or ItemKind.Text);

    /// <summary>One measure in every column.</summary>
    internal static IReadOnlyList<string> Row(Dataset dataset, string measure)
    {
        var columns = new PeriodColumns(dataset);
        var people = dataset.Participants.ToDictionary(her => her.Key);
        var values = dataset.Counted.Where(o => o.Item == measure && people.ContainsKey(o.Participant))
            .Select(o => (Column: columns.Of(people[o.Participant], o), Value: o)).ToLookup(o => o.Column, o => o.Value);
        string unit = Units.Beside(Measures.Unit(dataset.Protocol, measure)) is { } of ? $" ({of})" : "";
        return [Measures.Words(dataset.Protocol, measure) + unit, .. columns.Headings.Select(heading => Cell(dataset.Protocol, measure, [.. values[heading]]))];
    }

    private static string Cell(Protocol protocol, string measure, IReadOnlyList<Observation> values)
    {
        if (values.Count == 0)
        {
            return "";
        }
        double scale = Measures.Item(protocol, measure)?.Kind == ItemKind.YesNo ? 100 : 1;
        double[] own = [.. values.GroupBy(o => o.Participant).Select(hers => scale * Moments.Mean([.. hers.Select(o => (double)o.Number!.Value)]))];
        int censored = values.Count(o => o.Flags.Contains("censored", StringComparison.Ordinal));
        string after = $"n = {own.Length}{(censored > 0 ? $"; {censored} at the cut-off" : "")}";
        if (protocol.Labs.Any(lab => lab.Id == measure && lab.Kind == LabKind.Titre))
        {
            return $"1:{Print.Number(Quantiles.Median(own))} (1:{Print.Number(own.Min())} to 1:{Print.Number(own.Max())}), {after}";
        }
        Func<double, string> say = scale == 1 ? Print.Plain : Print.Percent;
        return own.Length == 1 ? $"{say(own[0])}, {after}" : $"{say(Moments.Mean(own))} ({say(Moments.StandardDeviation(own))}), {after}";
    }
}
