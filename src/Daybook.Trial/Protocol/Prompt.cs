namespace Daybook.Trial;

/// <summary>Questions that are asked several times a day, on the days of the diary: at set times, or at times that chance draws for each participant and day.</summary>
public sealed record Prompt
{
    [Key("The prompt's short name; it is the form of its values in every export.", Names = Noun.Prompt)]
    public required string Id { get; init; }

    [Key("The words above its questions on the phone.")]
    public required string Title { get; init; }

    [Key("The local times at which it asks, for example [\"09:00\", \"14:00\"]. In place of random.")]
    public IReadOnlyList<ClockTime> At { get; init; } = [];

    [Key("How many times a day it asks, at times drawn by chance between from and to. In place of at.", Least = 1, Most = 12)]
    public int? Random { get; init; }

    [Key("Before this time no random prompt comes.")]
    public ClockTime? From { get; init; }

    [Key("By this time the last random prompt has closed.")]
    public ClockTime? To { get; init; }

    [Key("The fewest minutes from one random prompt to the next. Without it, minutes: they follow one another closely.", Least = 1, Most = 1440)]
    public int? Apart { get; init; }

    [Key("For how many minutes it may be answered.", Least = 1, Most = 1440)]
    public required int Minutes { get; init; }

    [Key("The items, one a screen, in order.")]
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>How many times a day it asks.</summary>
    public int PerDay => Random ?? At.Count;

    /// <summary>The fewest minutes between the openings of two random prompts.</summary>
    internal int Gap => Math.Max(Apart ?? Minutes, Minutes);
}
