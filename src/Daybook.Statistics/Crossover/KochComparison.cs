using Daybook.Statistics.Ranks;

namespace Daybook.Statistics.Crossover;

/// <summary>One rank-sum comparison between the sequences.</summary>
/// <param name="Test">The rank-sum test, exact with ties.</param>
/// <param name="Shift">Hodges-Lehmann shift of the first sequence against the second.</param>
/// <param name="Interval">Its exact interval.</param>
public sealed record KochComparison(RankTestResult Test, double Shift, Interval Interval)
{
    internal static KochComparison Of(double[] first, double[] second, double level) =>
        new(RankSumTest.Of(first, second), HodgesLehmann.Shift(first, second), HodgesLehmann.ShiftInterval(first, second, level));
}
