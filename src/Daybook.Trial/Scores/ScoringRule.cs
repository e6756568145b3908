namespace Daybook.Trial;

/// <summary>How one instrument becomes one number.</summary>
/// <param name="Items">What each item expects, in order.</param>
/// <param name="Range">The lowest and the highest score.</param>
/// <param name="WhenMissing">The rule for missing items, in words; our own defaults are called so.</param>
/// <param name="Score">The score of answers that are already known to fit the items.</param>
internal sealed record ScoringRule(
    IReadOnlyList<InstrumentItem> Items, Bounds Range, string WhenMissing, Func<IReadOnlyList<decimal?>, ScoreValue> Score)
{
    /// <summary>Items numbered on from 1, from groups of (how many, low, high, whole).</summary>
    public static IReadOnlyList<InstrumentItem> Numbered(params (int Count, decimal Low, decimal High, bool Whole)[] groups) =>
        [.. groups.SelectMany(group => Enumerable.Repeat(group, group.Count)).Select((item, i) => new InstrumentItem(i + 1, item.Low, item.High, item.Whole))];

    /// <summary>The sum of all answers; one that is missing may not be taken for a zero, so there is then no sum.</summary>
    public static ScoreValue CompleteSum(IReadOnlyList<decimal?> answers)
    {
        var answered = Answered.From(answers);
        return answered.Missing == 0
            ? ScoreValue.Of(answered.Sum)
            : ScoreValue.Missing($"{answered} items are answered; a count needs all of them");
    }
}
