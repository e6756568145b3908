namespace Daybook.Statistics.Resampling;

/// <summary>A randomisation test over a sample of the allocations that the design allows.</summary>
/// <param name="Draws">How many allocations were drawn.</param>
/// <param name="Observed">The statistic as observed.</param>
/// <param name="P">(1 + allocations at least as extreme) / (1 + draws), two-sided.</param>
/// <param name="MonteCarloError">Standard error of p for the number of draws.</param>
public sealed record SampledTest(int Draws, double Observed, double P, double MonteCarloError);
