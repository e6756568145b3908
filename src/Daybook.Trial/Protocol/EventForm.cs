namespace Daybook.Trial;

/// <summary>A form that the participant begins whenever something happens to her: an attack, a rescue dose. Each time is an occasion of its own.</summary>
public sealed record EventForm
{
    [Key("The event's short name; it is the form of its values in every export.", Names = Noun.Event)]
    public required string Id { get; init; }

    [Key("The words on the button with which the participant begins it.")]
    public required string Title { get; init; }

    [Key("Whether it is better to have fewer of it (lower) or more (higher); lower when nothing is written. Endpoints that count it read this.")]
    public Direction Better { get; init; } = Direction.Lower;

    [Key("The items, one a screen, in order.")]
    public required IReadOnlyList<Item> Items { get; init; }
}
