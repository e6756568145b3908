namespace Daybook.Analysis;

/// <summary>What one analysis found, or in one sentence why it could not be done.</summary>
public sealed record AnalysisResult
{
    /// <summary>The analysis's id in the protocol.</summary>
    public required string Id { get; init; }

    /// <summary>primary, secondary, sensitivity; or post hoc, when it is not in the plan.</summary>
    public required string Rank { get; init; }

    /// <summary>The endpoint's id.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The endpoint in words.</summary>
    public required string EndpointTitle { get; init; }

    /// <summary>The method by its name in the protocol.</summary>
    public required string Method { get; init; }

    /// <summary>The method in words.</summary>
    public required string MethodInWords { get; init; }

    /// <summary>The first treatment of the comparison, in words.</summary>
    public required string Active { get; init; }

    /// <summary>The second treatment, in words.</summary>
    public required string Control { get; init; }

    /// <summary>The level of the interval.</summary>
    public required double Confidence { get; init; }

    /// <summary>How many participants are in it.</summary>
    public required int N { get; init; }

    /// <summary>The comparison with its interval: first treatment minus second.</summary>
    public Interval? Effect { get; init; }

    /// <summary>The two-sided p value of the comparison.</summary>
    public double? P { get; init; }

    /// <summary>The name of the number that holds the p of all periods together.</summary>
    public const string OmnibusP = "f-p";

    /// <summary>The p by which a family judges the analysis: of all periods together where there is one, else of the comparison.</summary>
    public double? FamilyP => Numbers.FirstOrDefault(number => number.Name == OmnibusP)?.Value ?? P;

    /// <summary>On which scale the effect is.</summary>
    public EffectScale Scale { get; init; }

    /// <summary>Whether the effect is on the scale of the endpoint.</summary>
    public bool OnEndpointScale => Scale is EffectScale.Endpoint or EffectScale.Improvement;

    /// <summary>Every number, by name, in the order in which it is read.</summary>
    public IReadOnlyList<ResultNumber> Numbers { get; init; } = [];

    /// <summary>What a reader has to know beside the numbers.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why there are no numbers.</summary>
    public string? NotComputed { get; init; }

    /// <summary>A number of this analysis.</summary>
    public double this[string name] => Numbers.First(number => number.Name == name).Value;
}

/// <summary>One number of an analysis.</summary>
/// <param name="Name">Its stable name in results.json.</param>
/// <param name="Words">What it is.</param>
/// <param name="Value">Its value; always finite.</param>
public sealed record ResultNumber(string Name, string Words, double Value);

/// <summary>The scale of an effect.</summary>
public enum EffectScale
{
    /// <summary>That of the endpoint.</summary>
    Endpoint,

    /// <summary>That of an endpoint which is itself an improvement in percent: above zero is better, whichever direction of the item is.</summary>
    Improvement,

    /// <summary>A difference of proportions, between -1 and 1.</summary>
    Proportion,

    /// <summary>A difference of reductions in percent.</summary>
    PercentagePoints,

    /// <summary>A correlation.</summary>
    Correlation,
}
