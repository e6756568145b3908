namespace Daybook.Trial;

/// <summary>Something known of a participant before she is randomised, cut into levels.</summary>
public sealed record BaselineFactor
{
    [Key("The factor's short name.", Names = Noun.Factor)]
    public required string Id { get; init; }

    [Key("The criterion of eligibility whose answer decides the level.", RefersTo = Noun.Criterion)]
    public string? Criterion { get; init; }

    [Key("The item of a form, or the laboratory test, whose value decides the level; it is collected until the visit that randomises.", RefersTo = Noun.Measure)]
    public string? Item { get; init; }

    [Key("Of minimisation, how much the factor counts; 1 when nothing is written.", Least = 0.01, Most = 100)]
    public decimal? Weight { get; init; }

    [Key("The levels: every value belongs to one of them.")]
    public required IReadOnlyList<FactorLevel> Levels { get; init; }
}

/// <summary>One level of a factor.</summary>
public sealed record FactorLevel
{
    [Key("The level's short name; the strata are called by it.", Names = Noun.Level)]
    public required string Id { get; init; }

    [Key("The values of the level: yes, no, or a comparison such as \">= 60\".")]
    public Condition? When { get; init; }

    [Key("Of a choice item, in place of when, the choices of the level.", Form = TextForm.ShortName)]
    public IReadOnlyList<string> Chosen { get; init; } = [];

    /// <summary>Whether the answer belongs to the level.</summary>
    internal bool Holds(Answer answer) => answer is Answer.Code(var code) ? Chosen.Contains(code) : When is { } when && Conditions.Meets(when, answer);
}
