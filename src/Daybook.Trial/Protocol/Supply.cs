namespace Daybook.Trial;

/// <summary>The study drug as it is handled: every kit looks the same, whatever it holds.</summary>
public sealed record Supply
{
    [Key("What is counted: capsule, tablet, drop.")]
    public required string Unit { get; init; }

    [Key("When and how it is taken, in words for the label; participants read them on their phone as long as they take it.")]
    public string? Directions { get; init; }

    [Key("The yes-no item of the diary that asks whether it was taken; its answers stand beside the count of what came back.", RefersTo = Noun.Item)]
    public string? Taken { get; init; }

    [Key("How many units are taken a day.", Least = 1, Most = 100)]
    public int PerDay { get; init; } = 1;

    [Key("A dose by steps, in place of per-day: from which day of taking on how many units are taken. The same for every treatment, so that it tells nothing of what a unit holds.")]
    public IReadOnlyList<DoseStep> Steps { get; init; } = [];

    [Key("How many units a day a participant takes from then on who does not tolerate the planned dose; fewer than the planned ones, or as many from kits of a lower strength. The same for every treatment, so that it tells nothing of what a unit holds.", Least = 1, Most = 99)]
    public int? Fallback { get; init; }

    [Key("How many kits of the lower dose every site receives for each treatment. They hold what each treatment names as lower, and whoever takes the fallback is given one of them; without them the fallback is fewer units of the same kits.", Least = 1, Most = 1_000_000)]
    public int? FallbackKits { get; init; }

    [Key("How many units a kit holds.", Least = 1, Most = 10_000)]
    public required int PerKit { get; init; }

    [Key("How many kits of each treatment every site receives.", Least = 1, Most = 1_000_000)]
    public required int KitsPerSite { get; init; }
}
