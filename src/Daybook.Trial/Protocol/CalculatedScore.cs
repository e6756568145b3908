namespace Daybook.Trial;

/// <summary>A score that is calculated from a form's items, by the rules of its instrument, missing answers included.</summary>
public sealed record CalculatedScore
{
    [Key("The score's short name.", Names = Noun.Score)]
    public required string Id { get; init; }

    [Key("The score in words.")]
    public required string Title { get; init; }

    [Key("The instrument whose rules are used.")]
    public required Instrument Instrument { get; init; }

    [Key("The form whose items, in their order, are the items of the instrument.", RefersTo = Noun.Form)]
    public required string Form { get; init; }

    [Key("Which direction is better: lower or higher.")]
    public Direction? Better { get; init; }
}
