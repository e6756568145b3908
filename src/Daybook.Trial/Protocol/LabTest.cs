namespace Daybook.Trial;

/// <summary>A laboratory test with its unit and reference range.</summary>
public sealed record LabTest
{
    [Key("The test's short name, for example esr.", Names = Noun.Lab)]
    public required string Id { get; init; }

    [Key("The test in words.")]
    public required string Name { get; init; }

    [Key("The unit of the value, as a UCUM code, for example mm/h.")]
    public required string Unit { get; init; }

    [Key("The reference range; a value outside it opens a query.")]
    public Bounds? Reference { get; init; }

    [Key("The range beyond which a value cannot be true and is refused.")]
    public required Bounds Plausible { get; init; }
}
