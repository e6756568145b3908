namespace Daybook.Trial;

/// <summary>A score goes the way in which its instrument goes, and a sum the way in which its items go: no later word turns a scale round.</summary>
internal static class DirectionCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var score in protocol.Scores.Where(score => score.Better is not null))
        {
            if (Of(protocol, score) is var (direction, why) && direction != score.Better)
                problems.Add("DB0246", places.Of(score, "better"), why, $"write better: {Kebab.Of(direction.ToString())}");
        }
    }

    /// <summary>The direction that stands already, and where; null where nothing says.</summary>
    private static (Direction Better, string Why)? Of(Protocol protocol, CalculatedScore score) => score.Instrument switch
    {
        Instrument.Fiq1991 or Instrument.Fiq1997 or Instrument.Fiqr or Instrument.Wpi or Instrument.Sss2010 or Instrument.Sss2016 or Instrument.WpiSss2016 or Instrument.Pgic =>
            (Direction.Lower, $"on {Kebab.Of(score.Instrument.Value.ToString())} a higher value is worse"),
        null when protocol.Forms.FirstOrDefault(form => form.Id == score.Form) is { } form => OfItems(form),
        _ => null,
    };

    /// <summary>What its numbers say, where all of them say the same. A choice counts by values of its own, which may go another way than its words.</summary>
    private static (Direction, string)? OfItems(Form form)
    {
        var said = form.Items.Where(item => item.Kind != ItemKind.Choice).ToList();
        return said.Count > 0 && said.Count == form.Items.Count && said.Select(item => item.Better).Distinct().ToList() is [{ } all]
            ? (all, $"on every item of {form.Id} {Kebab.Of(all.ToString())} is better, and the score is their sum")
            : null;
    }
}
