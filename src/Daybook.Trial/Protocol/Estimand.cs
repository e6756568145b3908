namespace Daybook.Trial;

/// <summary>What is to be estimated, in the five attributes of ICH E9(R1).</summary>
public sealed record Estimand
{
    [Key("The estimand's short name.", Names = Noun.Estimand)]
    public required string Id { get; init; }

    [Key("The clinical question in words.")]
    public string? Question { get; init; }

    [Key("The two treatments compared: the first minus the second.", RefersTo = Noun.Treatment)]
    public IReadOnlyList<string> Treatments { get; init; } = [];

    [Key("The analysis set that stands for the population.", RefersTo = Noun.AnalysisSet)]
    public string? Population { get; init; }

    [Key("The endpoint that is the variable.", RefersTo = Noun.Endpoint)]
    public string? Variable { get; init; }

    [Key("What can happen after the start of treatment that changes a value or its meaning, each with its strategy. [] when nothing can.")]
    public IReadOnlyList<IntercurrentEvent> Events { get; init; } = [];

    [Key("mean-difference or proportion-difference: what compares the treatments.")]
    public PopulationSummary? Summary { get; init; }
}

/// <summary>An event after the start of treatment that changes a value or its meaning.</summary>
public sealed record IntercurrentEvent
{
    [Key("The event's short name.", Names = Noun.IntercurrentEvent)]
    public required string Id { get; init; }

    [Key("The event in words, for the report.")]
    public required string Title { get; init; }

    [Key("The item of the diary whose answer says that it happened on that day.", RefersTo = Noun.Item)]
    public string? Item { get; init; }

    [Key("The rescue medication whose use says that it happened on that day; in place of item and when.", RefersTo = Noun.Rescue)]
    public string? Rescue { get; init; }

    [Key("true when the event is that she takes the lower dose of the supply, from its first day on; in place of item and when.")]
    public bool LowerDose { get; init; }

    [Key("The answer that says so: yes, no, or a comparison such as \">= 1\".")]
    public Condition? When { get; init; }

    [Key("treatment-policy: the values are used whether or not it happened. hypothetical: values of the days on which it happened are left out. while-on-treatment: values from its first day to the end of the period are left out. composite and principal-stratum are named but no analysis carries them out yet.")]
    public required EventStrategy Strategy { get; init; }

    /// <summary>Whether something says on which days it happened.</summary>
    public bool IsKnown(Protocol protocol) => LowerDose || SaidBy(protocol) is not null;

    /// <summary>The item of the diary and the answer that say on which days it happened; null when no answer does.</summary>
    public (string Item, Condition When)? SaidBy(Protocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return Rescue is { } id ? protocol.Rescue.FirstOrDefault(known => known.Id == id) is { } rescue ? (rescue.Item, RescueMedication.Taken) : null
            : Item is { } item && When is { } when ? (item, when) : null;
    }
}

/// <summary>The strategies of ICH E9(R1).</summary>
public enum EventStrategy
{
    /// <summary>The values are used whether or not it happened.</summary>
    TreatmentPolicy,

    /// <summary>As if it had not happened: values of its days are left out.</summary>
    Hypothetical,

    /// <summary>Values from its first day to the end of the period are left out.</summary>
    WhileOnTreatment,
    Composite,
    PrincipalStratum,
}

/// <summary>What compares two treatments over a population.</summary>
public enum PopulationSummary
{
    MeanDifference,
    ProportionDifference,
}
