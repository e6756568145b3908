namespace Daybook.Trial;

/// <summary>One factor of a factorial design: something that some treatments hold and the others do not.</summary>
public sealed record TreatmentFactor
{
    [Key("The factor's short name.", Names = Noun.TreatmentFactor)]
    public required string Id { get; init; }

    [Key("The factor in words, for the report.")]
    public required string Title { get; init; }

    [Key("The treatments in which it is given. In all others it is not.", RefersTo = Noun.Treatment)]
    public required IReadOnlyList<string> Given { get; init; }

    /// <summary>Whether the treatment holds it.</summary>
    public bool In(string treatment) => Given.Contains(treatment);
}
