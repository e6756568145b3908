using Daybook.Trial;

namespace Daybook.Exchange;

/// <summary>A participant of a file with her values.</summary>
internal sealed class TabularPerson(ParticipantKey key, string label, string site, MappedSequence sequence, int periods)
{
    public const string OnceForm = "participant";
    public const string PeriodForm = "measurements";
    public const string FirstVisit = "start";

    private readonly Answer[]?[] measured = new Answer[]?[periods];

    public ParticipantKey Key => key;

    public string Label => label;

    public string Site => site;

    public MappedSequence Sequence => sequence;

    /// <summary>The values that she has once, in the order of the map; null until a row has brought them.</summary>
    public Answer[]? Once { get; set; }

    /// <summary>Whether the period, 0-based, has its values.</summary>
    public bool Has(int period) => measured[period] is not null;

    public void Put(int period, Answer[] values) => measured[period] = values;

    /// <summary>The visit that measures the period, 0-based.</summary>
    public static string VisitOf(int period) => $"end-{period + 1}";

    public IEnumerable<ItemsRecorded> Entries(TabularMap map)
    {
        if (Once is { Length: > 0 } once)
            yield return Entry(OnceForm, FirstVisit, map.Values.Where(value => value.Once), once);
        for (var period = 0; period < measured.Length; period++)
            if (measured[period] is { Length: > 0 } values)
                yield return Entry(PeriodForm, VisitOf(period), map.Values.Where(value => !value.Once), values);
    }

    private ItemsRecorded Entry(string form, string visit, IEnumerable<MappedValue> values, Answer[] answers) =>
        new(key, form, new Occasion(OccasionKind.Visit, visit), [.. values.Zip(answers, (value, answer) => new ItemAnswer(value.Id, answer))]);
}
