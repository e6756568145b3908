namespace Daybook.Statistics.Crossover;

/// <summary>The two outcomes of one participant of a two-period crossover.</summary>
/// <param name="Period1">The outcome of the first period.</param>
/// <param name="Period2">The outcome of the second period.</param>
public readonly record struct PeriodPair(double Period1, double Period2);
