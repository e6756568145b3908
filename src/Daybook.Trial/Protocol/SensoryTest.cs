namespace Daybook.Trial;

/// <summary>A sensory test: a stimulus that rises, or falls, at a set rate until the participant says that it is painful, or a cut-off ends it.</summary>
public sealed record SensoryTest
{
    [Key("The test's short name, for example heat.", Names = Noun.Sensory)]
    public required string Id { get; init; }

    [Key("The test in words.")]
    public required string Name { get; init; }

    [Key("The device.")]
    public string? Device { get; init; }

    [Key("The unit of the stimulus, as a UCUM code, for example Cel.")]
    public required string Unit { get; init; }

    [Key("The places of the body, in the order in which they are tested.")]
    public required IReadOnlyList<string> Places { get; init; }

    [Key("Where the ramp starts.")]
    public required decimal Start { get; init; }

    [Key("How much the stimulus changes in a second; negative where it falls.")]
    public required decimal Rate { get; init; }

    [Key("Where the ramp ends whatever the participant says. A trial that reaches it is censored.")]
    public required decimal CutOff { get; init; }

    [Key("How many trials each place has.", Least = 1, Most = 20)]
    public int Trials { get; init; } = 1;

    [Key("The step in which the device is read, for example 0.1.", Least = 0.000001)]
    public required decimal Resolution { get; init; }

    [Key("How the trials become one value: mean, median, lowest, highest, last.")]
    public Estimator Score { get; init; } = Estimator.Mean;

    [Key("The test with which this one takes turns, trial by trial.", RefersTo = Noun.Sensory)]
    public string? Alternates { get; init; }

    [Key("Which direction of the threshold is better: lower or higher.")]
    public Direction? Better { get; init; }

    /// <summary>Whether the stimulus rises.</summary>
    public bool Rises => Rate > 0;

    /// <summary>From where to where the stimulus can go.</summary>
    public Bounds Reach => new(Math.Min(Start, CutOff), Math.Max(Start, CutOff));
}
