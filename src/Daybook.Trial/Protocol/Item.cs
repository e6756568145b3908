namespace Daybook.Trial;

/// <summary>One question with its kind of answer.</summary>
public sealed record Item
{
    [Key("The item's short name; it is the column of every export.", Names = Noun.Item)]
    public required string Id { get; init; }

    [Key("The question, as the participant reads it.")]
    public required string Ask { get; init; }

    [Key("line: an unmarked line. scale: whole numbers. yes-no, choice, count, number, time, date, text.")]
    public required ItemKind Kind { get; init; }

    [Key("The lowest and the highest value, for example [0, 100].")]
    public Bounds? Range { get; init; }

    [Key("The words at the two ends of a line or scale, low end first.")]
    public IReadOnlyList<string> Ends { get; init; } = [];

    [Key("The choices of a choice item.")]
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    [Key("The unit of a number, as a UCUM code.")]
    public string? Unit { get; init; }

    [Key("Which direction is better: lower or higher.")]
    public Direction? Better { get; init; }

    [Key("true when the participant may leave the item out; an item left out is stored as skipped.")]
    public bool Optional { get; init; }

    [Key("Ask the item only after this answer to an earlier item of the same form. Without it the item is always asked.")]
    public Branch? When { get; init; }

    [Key("Of the diary, the periods in which the item is asked; without it, all. A period in which it begins or ceases to be asked starts in public.", RefersTo = Noun.Period)]
    public IReadOnlyList<string> During { get; init; } = [];

    [Key("The place of the body that a yes-no item is about. Items with a region that follow one another share a drawing of the body.")]
    public BodyRegion? Region { get; init; }

    [Key("The question above the drawing, on the first of the items that share it; each of them then only names its place.")]
    public string? Map { get; init; }

    [Key("true when the item asks which treatment she believes she takes. Its choices are the treatments and may be named.")]
    public bool Guess { get; init; }
}

/// <summary>The kinds of answer.</summary>
public enum ItemKind
{
    Line,
    Scale,
    YesNo,
    Choice,
    Count,
    Number,
    Time,
    Date,
    Text,
}

/// <summary>Which direction of a value is better for the participant.</summary>
public enum Direction
{
    Lower,
    Higher,
}

/// <summary>A closed interval of numbers.</summary>
public readonly record struct Bounds(decimal Low, decimal High)
{
    /// <summary>Whether <paramref name="value"/> lies in the interval, ends included.</summary>
    public bool Contains(decimal value) => value >= Low && value <= High;
}

/// <summary>One choice of a choice item.</summary>
public sealed record Choice
{
    [Key("The code that is stored.", Names = Noun.Choice)]
    public required string Id { get; init; }

    [Key("The words that are shown.")]
    public required string Label { get; init; }

    [Key("What the choice counts in a sum.", Least = -1_000_000_000, Most = 1_000_000_000)]
    public decimal? Value { get; init; }
}
