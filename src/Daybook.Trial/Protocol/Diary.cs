namespace Daybook.Trial;

/// <summary>The daily diary. A diary day is named by the local date on which its window opens.</summary>
public sealed record Diary
{
    [Key("When the diary opens, local time.")]
    public required ClockTime Opens { get; init; }

    [Key("When the diary closes, local time; \"03:00+1d\" is three in the morning of the next day.")]
    public required ClockTime Closes { get; init; }

    [Key("Until when an entry for that day is still accepted and flagged late.")]
    public ClockTime? LateUntil { get; init; }

    [Key("The visit with which the diary ends; its last day is the day before that visit. Without it: the last day of the study.", RefersTo = Noun.Visit)]
    public string? Until { get; init; }

    [Key("The items, one a screen, in order.")]
    public required IReadOnlyList<Item> Items { get; init; }
}
