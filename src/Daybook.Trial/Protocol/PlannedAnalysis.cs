namespace Daybook.Trial;

/// <summary>An analysis that was fixed before the code is opened.</summary>
public sealed record PlannedAnalysis
{
    [Key("The analysis's short name.", Names = Noun.Analysis)]
    public required string Id { get; init; }

    [Key("primary, secondary or sensitivity.")]
    public required AnalysisRank Rank { get; init; }

    [Key("The endpoint that is analysed.", RefersTo = Noun.Endpoint)]
    public required string Endpoint { get; init; }

    [Key("crossover-difference, paired-difference, two-sample, mixed-model or responders.")]
    public required AnalysisMethod Method { get; init; }

    [Key("The two treatments compared: the first minus the second.", RefersTo = Noun.Treatment)]
    public required IReadOnlyList<string> Compare { get; init; }

    [Key("The fixed effects of a mixed model: treatment, period, sequence.")]
    public IReadOnlyList<FixedEffect> Fixed { get; init; } = [];

    [Key("The degrees of freedom of a mixed model: satterthwaite or kenward-roger.")]
    public DegreesOfFreedom DegreesOfFreedom { get; init; } = DegreesOfFreedom.KenwardRoger;

    [Key("The level of the confidence interval.", Least = 0.5, Most = 0.9999)]
    public decimal Confidence { get; init; } = 0.95m;
}

/// <summary>How much an analysis weighs.</summary>
public enum AnalysisRank
{
    Primary,
    Secondary,
    Sensitivity,
}

/// <summary>The methods of analysis.</summary>
public enum AnalysisMethod
{
    CrossoverDifference,
    PairedDifference,
    TwoSample,
    MixedModel,
    Responders,
}

/// <summary>Fixed effects of a mixed model; the participant's intercept is always there.</summary>
public enum FixedEffect
{
    Treatment,
    Period,
    Sequence,
}

/// <summary>How a mixed model counts its degrees of freedom.</summary>
public enum DegreesOfFreedom
{
    KenwardRoger,
    Satterthwaite,
}
