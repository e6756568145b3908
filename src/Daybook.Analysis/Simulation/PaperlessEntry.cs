using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>The observations of one simulated participant, as the study would have them of her entries.</summary>
internal sealed class PaperlessEntry(Protocol protocol, Participant her)
{
    /// <summary>The answers to a form, and a row for every item that they leave out.</summary>
    public IEnumerable<Observation> Values(string form, Occasion occasion, int day, IReadOnlyList<Item> items, IReadOnlyList<ItemAnswer> answers)
    {
        var left = Branching.NotAsked(items, answers);
        return answers.Where(answer => !left.Contains(answer.Item)).Select(answer => Value(form, occasion, answer.Item, answer.Answer, day))
            .Concat(left.Select(item => Value(form, occasion, item, null, day) with { Flags = "not-asked" }));
    }

    public Observation Value(string form, Occasion occasion, string item, Answer? answer, int day) => new(
        her.Key, her.Site, protocol.Version, form, occasion, item, null, 1,
        answer switch { Answer.Number number => number.Value, Answer.Boolean yes => yes.Value ? 1 : 0, _ => null },
        (answer as Answer.Code)?.Value, (answer as Answer.Number)?.Unit, "", day, null, 0, null);
}
