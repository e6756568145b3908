namespace Daybook.Trial;

/// <summary>The answers to some items, with what was not answered left out of every sum: a skipped item is never a zero.</summary>
internal sealed record Answered(IReadOnlyList<decimal> Values, int Asked)
{
    public static Answered From(IEnumerable<decimal?> answers)
    {
        var all = answers.ToList();
        return new Answered([.. all.OfType<decimal>()], all.Count);
    }

    public int Count => Values.Count;

    public int Missing => Asked - Count;

    public decimal Sum => Values.Sum();

    /// <summary>Daybook's own floor where a source gives none: at least half must be there.</summary>
    public bool AtLeastHalf => 2 * Count >= Asked;

    /// <summary>The sum brought up to what all items would weigh; multiplied before it is divided, so that whole results stay whole.</summary>
    public decimal Weighted => Sum * Asked / Count;

    public override string ToString() => $"{Count} of {Asked}";
}
