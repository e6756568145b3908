using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Values that are calculated from others before anything is analysed: the scores of instruments, and one value a visit for each sensory test.</summary>
internal static class Calculated
{
    /// <summary>The word beside a calculated value.</summary>
    public const string Flag = "calculated";

    /// <summary>The scores of every form that was filled in, from its values that count. An instrument that cannot be scored gives none.</summary>
    public static IEnumerable<Observation> Scores(Protocol protocol, IEnumerable<Observation> counted)
    {
        var forms = protocol.Scores.Select(score => score.Form).ToHashSet(StringComparer.Ordinal);
        var entries = counted.Where(o => forms.Contains(o.Form)).GroupBy(o => (o.Participant, o.Form, o.Occasion));
        return from entry in entries
               from score in protocol.Scores.Where(score => score.Form == entry.Key.Form)
               let total = FormScore.Total(score, Answers(protocol, score, [.. entry]))
               where total is not null
               select From([.. entry], score.Id, total.Value, null, Flag);
    }

    /// <summary>One value a sensory test and visit, from all trials that gave one; a ramp that met its cut-off counts at the cut-off, and the value says so.</summary>
    /// <remarks>Leaving censored trials out would bias the threshold towards pain. With fewer than half of the planned trials there is no value.</remarks>
    public static IEnumerable<Observation> Thresholds(Protocol protocol, IEnumerable<Observation> trials)
    {
        foreach (var made in trials.GroupBy(o => (o.Participant, o.Item, o.Occasion.Kind, o.Occasion.Key)))
        {
            var ordered = made.OrderBy(o => o.Place, StringComparer.Ordinal).ThenBy(o => o.Trial).ToList();
            if (protocol.Sensory.FirstOrDefault(known => known.Id == made.Key.Item) is not { } test || 2 * ordered.Count < test.Trials * test.Places.Count)
            {
                continue;
            }
            double value = Estimate.Of(test.Score, [.. ordered.Select(o => (double)o.Number!.Value)]);
            yield return From(ordered, test.Id, (decimal)value, test.Unit, FlagsOf(ordered));
        }
    }

    private static List<decimal?> Answers(Protocol protocol, CalculatedScore score, IReadOnlyList<Observation> entry) =>
        [.. protocol.Forms.First(form => form.Id == score.Form).Items.Select(item => entry.FirstOrDefault(o => o.Item == item.Id)?.Number)];

    private static string FlagsOf(List<Observation> trials) =>
        string.Join(' ', trials.SelectMany(o => o.Flags.Split(' ')).Where(flag => flag.StartsWith("censored", StringComparison.Ordinal)).Append(Flag).Distinct().Order(StringComparer.Ordinal));

    private static Observation From(IReadOnlyList<Observation> sources, string item, decimal value, string? unit, string flags) => sources[^1] with
    {
        Item = item,
        Place = null,
        Trial = 1,
        Number = value,
        Text = null,
        Unit = unit,
        Flags = flags,
        Seq = sources.Max(o => o.Seq),
    };
}
