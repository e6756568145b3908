namespace Daybook.Trial;

/// <summary>A stretch of days. Its actual start is the date of the visit that it is anchored to, or where a schedule move put it.</summary>
public sealed record Period
{
    [Key("The period's short name.", Names = Noun.Period)]
    public required string Id { get; init; }

    [Key("How many days the period lasts.", Least = 1, Most = 3660)]
    public required int Days { get; init; }

    [Key("The visit whose actual date starts the period. Without one it starts the day after the period before has ended.", RefersTo = Noun.Visit)]
    public string? Anchor { get; init; }

    [Key("public: everyone may know that the period starts here. masked: nothing that a masked role can see may change here.")]
    public Boundary Starts { get; init; } = Boundary.Masked;

    [Key("true when the arm's next treatment is taken in this period.")]
    public bool Treated { get; init; }

    [Key("The turns of a treated period: the arm's next treatments one after the other, each for its own days. When one gives way to the next nobody is told.", Names = Noun.Period)]
    public IReadOnlyList<string> Turns { get; init; } = [];
}

/// <summary>Whether the start of a period may be known.</summary>
public enum Boundary
{
    Masked,
    Public,
}
