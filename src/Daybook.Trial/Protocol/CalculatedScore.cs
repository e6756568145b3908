namespace Daybook.Trial;

/// <summary>A score that is calculated from a form's items: by the rules of an instrument, missing answers included, or as their sum.</summary>
public sealed record CalculatedScore
{
    [Key("The score's short name.", Names = Noun.Score)]
    public required string Id { get; init; }

    [Key("The score in words.")]
    public required string Title { get; init; }

    [Key("The instrument whose rules are used; without one the score is the sum of the form's items.")]
    public Instrument? Instrument { get; init; }

    [Key("The form whose items, in their order, are the items of the instrument.", RefersTo = Noun.Form)]
    public required string Form { get; init; }

    [Key("What is added to the sum, for example 1 where the items are losses from full health.")]
    public decimal Plus { get; init; }

    [Key("The fewest items of a sum that are answered; the others then count as the mean of those. Without it, all.", Least = 1, Most = 500)]
    public int? Answered { get; init; }

    [Key("Which direction is better: lower or higher.")]
    public Direction? Better { get; init; }
}
