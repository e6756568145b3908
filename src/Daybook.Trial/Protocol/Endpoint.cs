namespace Daybook.Trial;

/// <summary>What is compared: an item summarised over a named window of each treated period.</summary>
public sealed record Endpoint
{
    [Key("The endpoint's short name.", Names = Noun.Endpoint)]
    public required string Id { get; init; }

    [Key("The endpoint in words, for the report.")]
    public required string Title { get; init; }

    [Key("The item, laboratory test, sensory test or score that is summarised.", RefersTo = Noun.Measure)]
    public required string Item { get; init; }

    [Key("The days of the period that count: whole, first-N or last-N; visit: the visit that scores the period.")]
    public required EndpointWindow Window { get; init; }

    [Key("How the values in the window become one: mean, median, lowest, highest, last.")]
    public required Estimator Estimator { get; init; }

    [Key("The fewest values in the window for the endpoint to exist.", Least = 1, Most = 3660)]
    public int AtLeast { get; init; } = 1;

    [Key("When a participant counts as a responder in a period.")]
    public ResponderRule? Responder { get; init; }
}

/// <summary>Which days of a period count.</summary>
/// <param name="Kind">The named window.</param>
/// <param name="Days">How many days, for first-N and last-N; otherwise 0.</param>
public readonly record struct EndpointWindow(WindowKind Kind, int Days = 0);

/// <summary>The named windows.</summary>
public enum WindowKind
{
    Whole,
    First,
    Last,
    Visit,
}

/// <summary>How several values become one.</summary>
public enum Estimator
{
    Mean,
    Median,
    Lowest,
    Highest,
    Last,
}

/// <summary>A responder has at least this reduction from a baseline item, in percent.</summary>
public sealed record ResponderRule
{
    [Key("The visit item that holds the baseline value.", RefersTo = Noun.Item)]
    public required string Baseline { get; init; }

    [Key("The reduction that makes a responder, in percent of the baseline, for example 30.", Least = 0.000001, Most = 100)]
    public required decimal Reduction { get; init; }
}
