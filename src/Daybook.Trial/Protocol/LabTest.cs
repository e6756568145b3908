namespace Daybook.Trial;

/// <summary>A laboratory test with its unit and reference range.</summary>
public sealed record LabTest
{
    [Key("The test's short name, for example esr.", Names = Noun.Lab)]
    public required string Id { get; init; }

    [Key("The test in words.")]
    public required string Name { get; init; }

    [Key("number, or titre: the highest dilution that still reacts, written 1:80.")]
    public LabKind Kind { get; init; }

    [Key("The unit of the value, as a UCUM code, for example mm/h; {titer} for a titre.")]
    public required string Unit { get; init; }

    [Key("The reference range; a value outside it opens a query.")]
    public Bounds? Reference { get; init; }

    [Key("The range beyond which a value cannot be true and is refused.")]
    public required Bounds Plausible { get; init; }

    [Key("Which direction is better: lower or higher.")]
    public Direction? Better { get; init; }
}

/// <summary>The kinds of laboratory value.</summary>
public enum LabKind
{
    Number,

    /// <summary>A dilution, kept as its denominator: 80 for 1:80.</summary>
    Titre,
}
