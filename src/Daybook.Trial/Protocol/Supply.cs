namespace Daybook.Trial;

/// <summary>The study drug as it is handled: every kit looks the same, whatever it holds.</summary>
public sealed record Supply
{
    [Key("What is counted: capsule, tablet, drop.")]
    public required string Unit { get; init; }

    [Key("How many units are taken a day.")]
    public int PerDay { get; init; } = 1;

    [Key("How many units a kit holds.")]
    public required int PerKit { get; init; }

    [Key("How many kits of each treatment every site receives.")]
    public required int KitsPerSite { get; init; }
}
