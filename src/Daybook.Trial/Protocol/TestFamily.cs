namespace Daybook.Trial;

/// <summary>Analyses whose p values are judged together.</summary>
public sealed record TestFamily
{
    [Key("The family's short name.", Names = Noun.Family)]
    public required string Id { get; init; }

    [Key("The family in words.")]
    public required string Title { get; init; }

    [Key("The analyses in it.", RefersTo = Noun.Analysis)]
    public required IReadOnlyList<string> Tests { get; init; }

    [Key("The level at which the family is judged.", Least = 0.0001, Most = 0.5)]
    public decimal Level { get; init; } = 0.05m;

    [Key("How: narum-cut (one cut-off), step-up-by, step-up-bh, holm, hochberg. Each is reported.")]
    public required IReadOnlyList<FamilyRule> Rules { get; init; }
}

/// <summary>The rules by which a family is judged.</summary>
public enum FamilyRule
{
    /// <summary>One cut-off for every p value: the level over 1 + 1/2 + ... + 1/m (Narum 2006).</summary>
    NarumCut,

    /// <summary>The step-up procedure of Benjamini and Yekutieli (2001).</summary>
    StepUpBy,

    /// <summary>The step-up procedure of Benjamini and Hochberg (1995).</summary>
    StepUpBh,
    Holm,
    Hochberg,
}
