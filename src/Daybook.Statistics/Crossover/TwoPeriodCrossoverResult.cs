using Daybook.Statistics.Means;

namespace Daybook.Statistics.Crossover;

/// <summary>The classical analysis of an AB/BA crossover.</summary>
/// <param name="Treatment">Treatment of interest minus control, adjusted for period (Hills and Armitage).</param>
/// <param name="Period">Period 1 minus period 2, adjusted for treatment.</param>
/// <param name="CarryOver">
/// Difference between the sequences' mean sums: differential carry-over, aliased with sequence. Read
/// <see cref="TwoPeriodCrossover.CarryOverWarning"/> before using it.
/// </param>
/// <param name="PairedIgnoringPeriod">The paired t test that ignores the period effect.</param>
/// <param name="Period1Only">The parallel comparison of the first period, free of carry-over and of pairing.</param>
/// <param name="Anova">Sums of squares between and within participants.</param>
public sealed record TwoPeriodCrossoverResult(
    TTestResult Treatment, TTestResult Period, TTestResult CarryOver, TTestResult PairedIgnoringPeriod,
    TTestResult Period1Only, CrossoverAnova Anova);
