namespace Daybook.Trial;

/// <summary>An analysis that was fixed before the code is opened.</summary>
public sealed record PlannedAnalysis
{
    [Key("The analysis's short name.", Names = Noun.Analysis)]
    public required string Id { get; init; }

    [Key("primary, secondary, sensitivity, or replication: what a published report did, done again.")]
    public required AnalysisRank Rank { get; init; }

    [Key("The endpoint that is analysed.", RefersTo = Noun.Endpoint)]
    public required string Endpoint { get; init; }

    [Key("crossover-difference, paired-difference, two-sample, ancova, cost-utility, mixed-model, responders, factorial, censored-times; of cases and their controls: matched-pairs; of periods: period-model, percent-reduction, predictor.")]
    public required AnalysisMethod Method { get; init; }

    [Key("The estimand that it estimates; a day that its events leave out is not analysed.", RefersTo = Noun.Estimand)]
    public string? Estimand { get; init; }

    [Key("The analysis set; without it that of the estimand, and without one everybody who was allocated.", RefersTo = Noun.AnalysisSet)]
    public string? Set { get; init; }

    [Key("The two treatments compared: the first minus the second. Of matched pairs: one, under which a case is set against her controls; two, whose difference is; none for the mean of all that she takes.", RefersTo = Noun.Treatment)]
    public IReadOnlyList<string> Compare { get; init; } = [];

    [Key("Of a factorial analysis: one factor of the design for its main effect, or two for their interaction.", RefersTo = Noun.TreatmentFactor)]
    public IReadOnlyList<string> Factors { get; init; } = [];

    [Key("The two periods compared: the first minus the second.", RefersTo = Noun.Period)]
    public IReadOnlyList<string> Periods { get; init; } = [];

    [Key("The periods whose values enter a period model; without it, all.", RefersTo = Noun.Period)]
    public IReadOnlyList<string> Only { get; init; } = [];

    [Key("The period from which a reduction in percent is counted.", RefersTo = Noun.Period)]
    public string? From { get; init; }

    [Key("How the daily values of one participant hang together in a period model: independent, ar1 or compound-symmetry.")]
    public ResidualStructure Residual { get; init; }

    [Key("The period whose effect may differ from one participant to the next in a period model.", RefersTo = Noun.Period)]
    public string? Varies { get; init; }

    [Key("How many percentage points more reduction make a responder, for example [30, 50].", Least = 1, Most = 100)]
    public IReadOnlyList<int> Thresholds { get; init; } = [];

    [Key("What predicts the response: its first value until the first treatment. Of a cost-utility analysis: the utility, measured at visits.", RefersTo = Noun.Measure)]
    public string? With { get; init; }

    [Key("Where a choice predicts: the choices that make a group. Whoever gave one of them counts 1, everybody else 0.", Form = TextForm.ShortName)]
    public IReadOnlyList<string> Chosen { get; init; } = [];

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

    /// <summary>What a published report did, done again; not what this study rests on.</summary>
    Replication,
}

/// <summary>The methods of analysis.</summary>
public enum AnalysisMethod
{
    CrossoverDifference,
    PairedDifference,
    TwoSample,

    /// <summary>Two groups, adjusted for the value before treatment.</summary>
    Ancova,

    /// <summary>Costs and quality-adjusted life years of two groups.</summary>
    CostUtility,
    MixedModel,

    /// <summary>The main effect of one factor of a factorial design, or the interaction of two.</summary>
    Factorial,
    Responders,

    /// <summary>Times that may have been stopped at a cut-off, of two groups: a regression that knows which were (Tobit), with the hazard ratio.</summary>
    CensoredTimes,

    /// <summary>Cases against the controls who are like them, set by set.</summary>
    MatchedPairs,

    /// <summary>Every value of the endpoint's window in every period, with the period as the fixed effect.</summary>
    PeriodModel,

    /// <summary>The reduction from one period in two others, in percent, person by person.</summary>
    PercentReduction,

    /// <summary>The correlation of the response with something known before treatment.</summary>
    Predictor,
}

/// <summary>How the values of one participant hang together beyond her own level.</summary>
public enum ResidualStructure
{
    Independent,
    Ar1,
    CompoundSymmetry,
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
