namespace Daybook.Statistics.Crossover;

/// <summary>Koch's three rank-sum comparisons between the sequences.</summary>
/// <param name="Treatment">Period differences: tests treatment. The shift is twice the treatment effect.</param>
/// <param name="Period">Period differences, reversed in the second sequence: tests period.</param>
/// <param name="CarryOver">Sums over the periods: tests carry-over, with the warning of the parametric test.</param>
public sealed record KochResult(KochComparison Treatment, KochComparison Period, KochComparison CarryOver);
