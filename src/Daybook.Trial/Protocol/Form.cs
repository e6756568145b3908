namespace Daybook.Trial;

/// <summary>A form that staff fill in at a visit.</summary>
public sealed record Form
{
    [Key("The form's short name.", Names = Noun.Form)]
    public required string Id { get; init; }

    [Key("The form's title.")]
    public required string Title { get; init; }

    [Key("The items of the form, in order.")]
    public required IReadOnlyList<Item> Items { get; init; }
}
