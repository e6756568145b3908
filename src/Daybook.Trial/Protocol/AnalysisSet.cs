namespace Daybook.Trial;

/// <summary>Whose values are analysed: everybody who was allocated and to whom each rule written here applies.</summary>
public sealed record AnalysisSet
{
    [Key("The set's short name, for example full, per-protocol or safety.", Names = Noun.AnalysisSet)]
    public required string Id { get; init; }

    [Key("The set in words, for the report.")]
    public required string Title { get; init; }

    [Key("The fewest kits that were handed out to her; with 1, everybody who may have taken something.", Least = 1, Most = 1000)]
    public int? Kits { get; init; }

    [Key("The visits that were held.", RefersTo = Noun.Visit)]
    public IReadOnlyList<string> Visits { get; init; } = [];

    [Key("true when each of those visits was held inside its window.")]
    public bool InWindow { get; init; }

    [Key("The least share of the diary days of the treated periods that was written, for example 0.8.", Least = 0.01, Most = 1)]
    public decimal? Diary { get; init; }

    [Key("The least share of her answers in the treated periods that says that the study drug was taken, for example 0.8.", Least = 0.01, Most = 1)]
    public decimal? Taken { get; init; }
}
