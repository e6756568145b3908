using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>One endpoint of one participant in one treated period: a row of the analysis dataset.</summary>
/// <param name="Participant">Whose row it is.</param>
/// <param name="Label">The label that people say.</param>
/// <param name="Site">Her site.</param>
/// <param name="Sequence">Her arm; empty before the code is open.</param>
/// <param name="Period">The period's id.</param>
/// <param name="PeriodNumber">Its number among the treated periods, from 1.</param>
/// <param name="Treatment">What she took; empty before the code is open.</param>
/// <param name="Endpoint">The endpoint's id.</param>
/// <param name="Value">The estimator over the window, when enough values are there.</param>
/// <param name="Used">How many values are in it.</param>
/// <param name="Baseline">The value before treatment that the responder rule names.</param>
/// <param name="WhyMissing">Why there is no value.</param>
public sealed record EndpointRow(
    ParticipantKey Participant,
    string Label,
    string Site,
    string Sequence,
    string Period,
    int PeriodNumber,
    string Treatment,
    string Endpoint,
    double? Value,
    int Used,
    double? Baseline,
    string? WhyMissing)
{
    /// <summary>The value itself, where <see cref="Value"/> is a change from <see cref="Baseline"/>.</summary>
    public double? Level { get; init; }

    /// <summary>Whether the value is a time that was stopped at its cut-off: the true one is longer.</summary>
    public bool Censored { get; init; }

    /// <summary>1 where lower is better, -1 where higher is.</summary>
    public int Sign { get; init; } = 1;
}
