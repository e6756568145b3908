namespace Daybook.Trial;

/// <summary>A planned meeting with the participant.</summary>
public sealed record Visit
{
    [Key("The visit's short name.", Names = Noun.Visit)]
    public required string Id { get; init; }

    [Key("The study day on which the visit is planned. The first visit is day 1.", Least = 1, Most = 3660)]
    public required int Day { get; init; }

    [Key("How many days early and late the visit may be: 2, or [-1, 3].")]
    public DayWindow Window { get; init; }

    [Key("The period that the visit measures. Without it: the period of the planned day before.", RefersTo = Noun.Period)]
    public string? Scores { get; init; }

    [Key("The forms to fill in.", RefersTo = Noun.Form)]
    public IReadOnlyList<string> Forms { get; init; } = [];

    [Key("The laboratory tests to draw.", RefersTo = Noun.Lab)]
    public IReadOnlyList<string> Labs { get; init; } = [];

    [Key("The sensory tests to carry out, in order.", RefersTo = Noun.Sensory)]
    public IReadOnlyList<string> Sensory { get; init; } = [];

    [Key("What else is done: randomise, dispense, return.")]
    public IReadOnlyList<VisitAct> Does { get; init; } = [];
}

/// <summary>How many days before (0 or negative) and after (0 or positive) the target a visit may be held.</summary>
public readonly record struct DayWindow(int Early, int Late);

/// <summary>Acts at a visit beside its forms.</summary>
public enum VisitAct
{
    Randomise,
    Dispense,
    Return,
}
