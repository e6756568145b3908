using Daybook.Statistics.Descriptive;

namespace Daybook.Statistics.Resampling;

/// <summary>The leave-one-out values of a statistic.</summary>
/// <param name="Values">The statistic without each unit in turn.</param>
public sealed record Jackknife(IReadOnlyList<double> Values)
{
    /// <summary>Computes a statistic without each of n units.</summary>
    /// <param name="n">How many units, at least 2.</param>
    /// <param name="statistic">The statistic of the units whose 0-based positions are given.</param>
    public static Jackknife Of(int n, Func<int[], double> statistic)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        return new Jackknife([.. Enumerable.Range(0, n).Select(left =>
            statistic([.. Enumerable.Range(0, n).Where(i => i != left)]))]);
    }

    /// <summary>The acceleration of BCa: sum L^3 / (6 (sum L^2)^1.5), L the jackknife influence values.</summary>
    public double Acceleration
    {
        get
        {
            double mean = Moments.Mean([.. Values]), scale = Values.Count - 1;
            double squares = Values.Sum(v => Math.Pow(scale * (mean - v), 2));
            return Values.Sum(v => Math.Pow(scale * (mean - v), 3)) / (6 * Math.Pow(squares, 1.5));
        }
    }

    /// <summary>The jackknife standard error.</summary>
    public double StandardError =>
        Math.Sqrt((Values.Count - 1.0) / Values.Count * Moments.SumOfSquares([.. Values]));
}
