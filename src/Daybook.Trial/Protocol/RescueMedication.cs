namespace Daybook.Trial;

/// <summary>A medication that the participant may take when she needs it, and how much of it in a day. More opens a query, as an alert does.</summary>
public sealed record RescueMedication
{
    [Key("The medication's short name.", Names = Noun.Rescue)]
    public required string Id { get; init; }

    [Key("The medication in words, with what one unit of it holds: Paracetamol 500 mg.")]
    public required string Name { get; init; }

    [Key("The count of the diary that says how many units she took that day.", RefersTo = Noun.Item)]
    public required string Item { get; init; }

    [Key("How much one unit holds.", Least = 0.001, Most = 1_000_000)]
    public required decimal Each { get; init; }

    [Key("The most that she may take in a day, in the same unit of mass or volume.", Least = 0.001, Most = 1_000_000)]
    public required decimal DailyLimit { get; init; }

    [Key("That unit, as a UCUM code: mg.")]
    public required string Unit { get; init; }

    [Key("The role that gets in touch with a participant who took more.")]
    public required Role Contact { get; init; }

    [Key("Within how many hours after the entry has arrived, or after the correction that says so.", Least = 1, Most = 720)]
    public required int Hours { get; init; }

    [Key("What her phone tells her at once when she has taken more, also without a network, with the emergency number beside it. Absent: nothing.")]
    public string? Say { get; init; }

    /// <summary>The answer on a day on which she took any of it.</summary>
    internal static Condition Taken { get; } = new Condition.Compares(Comparison.AtLeast, 1);

    /// <summary>The alert that its limit is.</summary>
    internal Alert Alert => new()
    {
        Id = Id, Item = Item, When = new Condition.Compares(Comparison.Greater, DailyLimit / Each), Contact = Contact, Hours = Hours, Say = Say,
        Because = FormattableString.Invariant($"is more of {Name} than the {DailyLimit:0.###} {Unit} that she may take in a day"),
    };
}
