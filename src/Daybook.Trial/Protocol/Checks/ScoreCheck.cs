namespace Daybook.Trial;

/// <summary>A score's form has the items that its instrument counts.</summary>
internal static class ScoreCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var score in protocol.Scores)
        {
            if (protocol.Forms.FirstOrDefault(form => form.Id == score.Form) is not { } form)
                continue;
            if (score.Instrument is not { } instrument)
            {
                Sum(score, form, places, problems);
                continue;
            }
            if (score.Plus != 0 || score.Answered is not null)
                problems.Add("DB0136", places.Of(score, score.Plus != 0 ? "plus" : "answered"), "the instrument has rules of its own", "leave the key out");
            var wanted = Scoring.ItemsOf(instrument);
            if (form.Items.Count != wanted.Count)
                problems.Add("DB0136", places.Of(score, "form"), $"{form.Id} has {form.Items.Count} items, {Kebab.Of(instrument.ToString())} has {wanted.Count}", "give the form the items of the instrument, in its order");
            else
                Ranges(form, wanted, places, problems);
        }
    }

    private static void Sum(CalculatedScore score, Form form, Places places, ProblemList problems)
    {
        foreach (var item in form.Items.Where(item => FormScore.Counts(item) is null))
            problems.Add("DB0136", places.Of(item, "kind"), $"{item.Id} has no number that a sum could count", item.Kind == ItemKind.Choice ? "give every choice a value" : "give it a range, or leave the score out");
        if (score.Answered > form.Items.Count)
            problems.Add("DB0136", places.Of(score, "answered"), $"{form.Id} has {form.Items.Count} items", "write fewer");
    }

    private static void Ranges(Form form, IReadOnlyList<InstrumentItem> wanted, Places places, ProblemList problems)
    {
        foreach (var (item, of) in form.Items.Zip(wanted))
            if (item.Range is { } range ? range != new Bounds(of.Low, of.High) : !(item.Kind == ItemKind.YesNo && (of.Low, of.High) == (0, 1)))
                problems.Add("DB0136", places.Of(item, places.Wrote(item, "range") ? "range" : "kind"), $"item {of.Number} of the instrument goes from {of.Low} to {of.High}", $"write range: [{of.Low}, {of.High}]");
    }
}
