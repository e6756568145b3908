using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How a virtual person fills in a form. The items of a scored form follow from her score: each stands as far along its range as the score does, give or take a little.</summary>
internal sealed class VirtualForm(Protocol protocol)
{
    private readonly Dictionary<string, bool[]> rising = [];

    public IReadOnlyList<ItemAnswer> Fill(Form form, VirtualPerson person, Course course, Visit visit) => Branching.Asked(form.Items, All(form, person, course, visit));

    private IReadOnlyList<ItemAnswer> All(Form form, VirtualPerson person, Course course, Visit visit) =>
        protocol.Scores.FirstOrDefault(score => score.Form == form.Id) is { } score
            ? Scored(form, score, person, course, visit)
            : [.. form.Items.Select(item => (item.Id, Answer: person.Says(item, course, visit.Id))).Where(said => said.Answer is not null).Select(said => new ItemAnswer(said.Id, said.Answer!))];

    private IReadOnlyList<ItemAnswer> Scored(Form form, CalculatedScore score, VirtualPerson person, Course course, Visit visit)
    {
        var range = FormScore.Range(form, score);
        double share = (person.Value(score.Id, course, visit.Id) - (double)range.Low) / (double)(range.High - range.Low);
        bool[] rises = Rising(form, score);
        return [.. form.Items.Select((item, i) => new ItemAnswer(item.Id, Answer(item, rises[i] ? share : 1 - share, person.Draw("score-item", item.Id, visit.Id).NextDouble())))];
    }

    private static Answer Answer(Item item, double share, double noise)
    {
        if (item.Kind == ItemKind.Choice)
        {
            var ordered = item.Choices.OrderBy(choice => choice.Value).ToList();
            return new Answer.Code(ordered[(int)Nearest(share * (ordered.Count - 1) + noise - 0.5, 0, ordered.Count - 1)].Id);
        }
        // Half a step up or down, so that rounding does not move the score.
        return item.Range is { } range
            ? new Answer.Number(Nearest((double)range.Low + share * (double)(range.High - range.Low) + noise - 0.5, range.Low, range.High), item.Unit)
            : new Answer.Boolean(noise < share);
    }

    private static decimal Nearest(double value, decimal low, decimal high) =>
        Math.Clamp((decimal)Math.Round(Math.Clamp(value, -1e6, 1e6), MidpointRounding.AwayFromZero), low, high);

    /// <summary>Which items raise the score when they rise; the others are reversed. Of a sum all rise.</summary>
    private bool[] Rising(Form form, CalculatedScore score)
    {
        if (!rising.TryGetValue(score.Id, out bool[]? found))
        {
            decimal?[] low = [.. form.Items.Select(item => FormScore.Counts(item)?.Low)];
            decimal? bottom = FormScore.Total(score, low);
            rising[score.Id] = found = [.. form.Items.Select((item, i) => !(FormScore.Total(score, [.. low.Select((value, j) => j == i ? FormScore.Counts(item)?.High : value)]) < bottom))];
        }
        return found;
    }
}
