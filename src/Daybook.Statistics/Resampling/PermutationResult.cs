namespace Daybook.Statistics.Resampling;

/// <summary>An exact test over every arrangement that the design allows. The observed arrangement counts.</summary>
/// <param name="Arrangements">How many arrangements there are.</param>
/// <param name="Observed">The statistic as observed.</param>
/// <param name="PTwoSided">Share of arrangements at least as far from the centre.</param>
/// <param name="PGreater">Share of arrangements with a statistic at least as large.</param>
/// <param name="PLess">Share of arrangements with a statistic at most as large.</param>
public sealed record PermutationResult(
    double Arrangements, double Observed, double PTwoSided, double PGreater, double PLess);
