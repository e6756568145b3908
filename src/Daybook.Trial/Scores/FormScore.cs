namespace Daybook.Trial;

/// <summary>A score of the protocol: by the rules of its instrument, or the sum of the form's items.</summary>
public static class FormScore
{
    /// <summary>The value from one answer an item, in the order of the form; null where the answers do not carry one.</summary>
    public static decimal? Total(CalculatedScore score, IReadOnlyList<decimal?> answers)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(answers);
        if (score.Instrument is { } instrument)
            return Scoring.Total(instrument, answers).Value;
        var given = answers.OfType<decimal>().ToList();
        // The missing ones count as the mean of those that were answered.
        return given.Count == 0 || given.Count < (score.Answered ?? answers.Count) ? null : score.Plus + (given.Sum() * answers.Count / given.Count);
    }

    /// <summary>The lowest and the highest value that the score can have.</summary>
    public static Bounds Range(Form form, CalculatedScore score)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(score);
        return score.Instrument is { } instrument ? Scoring.RangeOf(instrument)
            : new Bounds(score.Plus + form.Items.Sum(item => Counts(item)?.Low ?? 0), score.Plus + form.Items.Sum(item => Counts(item)?.High ?? 0));
    }

    /// <summary>What happens when items are missing, in words.</summary>
    public static string WhenMissing(CalculatedScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        return score.Instrument is { } instrument ? Scoring.WhenMissing(instrument)
            : score.Answered is { } least ? FormattableString.Invariant($"from {least} answered items on, the others count as their mean") : "no score";
    }

    /// <summary>The least and the most that an item adds to a sum; null when it is no number.</summary>
    public static Bounds? Counts(Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Kind switch
        {
            ItemKind.YesNo => new Bounds(0, 1),
            ItemKind.Choice => item.Choices.Count > 0 && item.Choices.All(choice => choice.Value is not null) ? new Bounds(item.Choices.Min(choice => choice.Value!.Value), item.Choices.Max(choice => choice.Value!.Value)) : null,
            _ => item.Range,
        };
    }
}
