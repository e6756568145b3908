namespace Daybook.Trial;

/// <summary>Cases with controls who are like them.</summary>
public sealed record Matching
{
    [Key("The yes-no item of a form that says who is a case; who answers no is a control.", RefersTo = Noun.Item)]
    public required string Case { get; init; }

    [Key("In what a control is like her case, all of it together.")]
    public required IReadOnlyList<MatchedOn> On { get; init; }

    [Key("How many controls a case has.", Least = 1, Most = 5)]
    public int Controls { get; init; } = 1;
}

/// <summary>Something in which a control is like her case.</summary>
public sealed record MatchedOn
{
    [Key("The short name of what is alike, for example age.", Names = Noun.MatchedOn)]
    public required string Id { get; init; }

    [Key("The criterion of eligibility whose answer is compared.", RefersTo = Noun.Criterion)]
    public string? Criterion { get; init; }

    [Key("The item of a form whose answer is compared.", RefersTo = Noun.Item)]
    public string? Item { get; init; }

    [Key("Of a number, by how much the two may differ. Yes and no are the same or not.", Least = 0, Most = 1_000_000)]
    public decimal? Within { get; init; }
}
