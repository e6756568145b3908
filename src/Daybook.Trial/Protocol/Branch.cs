namespace Daybook.Trial;

/// <summary>The answer to an earlier item after which an item is asked. Otherwise the item is not asked: it is neither missing nor skipped.</summary>
public sealed record Branch
{
    [Key("The earlier item of the same form.", RefersTo = Noun.Item)]
    public required string Item { get; init; }

    [Key("The answer to it: yes, no, or a comparison such as \">= 1\".")]
    public Condition? Is { get; init; }

    [Key("The choices of it, one of which must be taken, where the earlier item is a choice.", Form = TextForm.ShortName)]
    public IReadOnlyList<string> Chosen { get; init; } = [];

    [Key("What the item counts in scores and endpoints when it is not asked, for example 0. Without it, nothing.", Least = -1_000_000_000, Most = 1_000_000_000)]
    public decimal? Otherwise { get; init; }
}
