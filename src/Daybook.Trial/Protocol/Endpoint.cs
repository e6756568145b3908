namespace Daybook.Trial;

/// <summary>What is compared: an item summarised over a named window of each treated period.</summary>
public sealed record Endpoint
{
    [Key("The endpoint's short name.", Names = Noun.Endpoint)]
    public required string Id { get; init; }

    [Key("The endpoint in words, for the report.")]
    public required string Title { get; init; }

    [Key("The item, laboratory test, sensory test or score that is summarised.", Name = "item", RefersTo = Noun.Measure)]
    public string? Named { get; init; }

    [Key("In place of an item: the event that is counted, on every day of the window on which she is under observation. A day on which it did not happen counts none.", RefersTo = Noun.Event)]
    public string? Event { get; init; }

    [Key("What of the event counts on a day: times, how often it happened; days, whether it happened at all.")]
    public EventCount Counts { get; init; }

    /// <summary>The measure that is summarised: what the file names, or the count of an event.</summary>
    public string Item => Event is { } happens ? EventCounts.NameOf(happens, Counts) : Named ?? "";

    [Key("The days of the period that count: whole, first-N or last-N; visit: the visit that scores the period.")]
    public required EndpointWindow Window { get; init; }

    [Key("With window: visit, the one visit that counts; without it, every visit that scores the period.", RefersTo = Noun.Visit)]
    public string? At { get; init; }

    [Key("How the values in the window become one: mean, median, lowest, highest, last, total. censored-time: the one time of a test that stops at its cut-off; where it was stopped there, the true time is known to be longer.")]
    public required Estimator Estimator { get; init; }

    [Key("The fewest values in the window for the endpoint to exist.", Least = 1, Most = 3660)]
    public int AtLeast { get; init; } = 1;

    [Key("What the value is counted from, for a change instead of a level.")]
    public ChangeFrom? From { get; init; }

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
    Total,

    /// <summary>One time that may have been stopped at its cut-off: known, or known to be longer.</summary>
    CensoredTime,
}

/// <summary>What a change is counted from: the same item before treatment, by the same estimator.</summary>
public sealed record ChangeFrom
{
    [Key("The period before treatment whose diary days are the start of the change.", RefersTo = Noun.Period)]
    public string? Period { get; init; }

    [Key("The visit before treatment at which the start of the change was measured.", RefersTo = Noun.Visit)]
    public string? Visit { get; init; }

    [Key("The days of that period that count: whole, first-N or last-N.")]
    public EndpointWindow Window { get; init; }

    [Key("The fewest values before treatment for the change to exist.", Least = 1, Most = 3660)]
    public int AtLeast { get; init; } = 1;

    [Key("difference: the value less the start. percent: the improvement in percent of the start, person by person.")]
    public required ChangeScale As { get; init; }
}

/// <summary>How a change is expressed.</summary>
public enum ChangeScale
{
    Difference,
    Percent,
}

/// <summary>A responder has at least this reduction, in percent; where higher is better, this rise.</summary>
public sealed record ResponderRule
{
    [Key("The visit item that holds the baseline value; without it, what the endpoint counts from.", RefersTo = Noun.Item)]
    public string? Baseline { get; init; }

    [Key("Other endpoints of which at least one must be improved as much too.", RefersTo = Noun.Endpoint)]
    public IReadOnlyList<string> AndAny { get; init; } = [];

    [Key("The reduction that makes a responder, in percent of the baseline, for example 30.", Least = 0.000001, Most = 100)]
    public required decimal Reduction { get; init; }
}
