using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>How a virtual person fills in a form. The items of a scored form follow from her score: each stands as far along its range as the score does, give or take a little.</summary>
internal sealed class VirtualForm(Protocol protocol)
{
    private readonly Dictionary<string, bool[]> rising = [];

    public IReadOnlyList<ItemAnswer> Fill(Form form, VirtualPerson person, Course course, Visit visit) =>
        protocol.Scores.FirstOrDefault(score => score.Form == form.Id) is { } score
            ? Scored(form, score, person, course, visit)
            : [.. form.Items.Select(item => (item.Id, Answer: person.Says(item, course, visit.Id))).Where(said => said.Answer is not null).Select(said => new ItemAnswer(said.Id, said.Answer!))];

    private IReadOnlyList<ItemAnswer> Scored(Form form, CalculatedScore score, VirtualPerson person, Course course, Visit visit)
    {
        var range = Scoring.RangeOf(score.Instrument);
        double share = (person.Value(score.Id, course, visit.Id) - (double)range.Low) / (double)(range.High - range.Low);
        var rises = Rising(score.Instrument);
        return [.. form.Items.Select((item, i) => new ItemAnswer(item.Id, Answer(item, rises[i] ? share : 1 - share, person.Draw("score-item", item.Id, visit.Id).NextDouble())))];
    }

    private static Answer Answer(Item item, double share, double noise)
    {
        if (item.Range is not { } range)
        {
            return new Answer.Boolean(noise < share);
        }
        // Half a step up or down, so that rounding does not move the score.
        double value = (double)range.Low + share * (double)(range.High - range.Low) + noise - 0.5;
        return new Answer.Number(Math.Clamp((decimal)Math.Round(Math.Clamp(value, -1e6, 1e6), MidpointRounding.AwayFromZero), range.Low, range.High), item.Unit);
    }

    /// <summary>Which items raise the score when they rise; the others are reversed.</summary>
    private bool[] Rising(Instrument instrument)
    {
        string key = instrument.ToString();
        if (!rising.TryGetValue(key, out bool[]? found))
        {
            var items = Scoring.ItemsOf(instrument);
            decimal?[] low = [.. items.Select(item => (decimal?)item.Low)];
            decimal? bottom = Scoring.Total(instrument, low).Value;
            rising[key] = found = [.. items.Select((item, i) => !(Scoring.Total(instrument, [.. low.Select((value, j) => j == i ? item.High : value)]).Value < bottom))];
        }
        return found;
    }
}
