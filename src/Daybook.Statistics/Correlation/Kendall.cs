using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Correlation;

/// <summary>Kendall's tau-b, corrected for ties in either variable.</summary>
/// <param name="Tau">tau-b.</param>
/// <param name="S">Concordant minus discordant pairs.</param>
/// <param name="Z">S over its standard deviation under ties, without continuity correction.</param>
/// <param name="P">Two-sided p from Z.</param>
public sealed record Kendall(double Tau, double S, double Z, double P)
{
    /// <summary>The rank correlation of pairs.</summary>
    /// <param name="x">At least two finite values.</param>
    /// <param name="y">As many.</param>
    /// <returns>NaN throughout when a variable does not vary.</returns>
    /// <exception cref="ArgumentException">Lengths differ, too few pairs, or a value not finite.</exception>
    public static Kendall Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Require.SameLength(x, y, nameof(y));
        Require.AtLeast(2, x, nameof(x));
        Require.Finite(y, nameof(y));
        double s = ConcordantMinusDiscordant(x, y), n = x.Length, pairs = n * (n - 1) / 2;
        double[] tiesX = Ties(x), tiesY = Ties(y);
        double PairsOf(double[] ties) => ties.Sum(t => t * (t - 1));
        double TriplesOf(double[] ties) => ties.Sum(t => t * (t - 1) * (t - 2));
        double tau = s / Math.Sqrt((pairs - PairsOf(tiesX) / 2) * (pairs - PairsOf(tiesY) / 2));
        double Spread(double[] ties) => ties.Sum(t => t * (t - 1) * (2 * t + 5));
        double variance = (n * (n - 1) * (2 * n + 5) - Spread(tiesX) - Spread(tiesY)) / 18
            + PairsOf(tiesX) * PairsOf(tiesY) / (2 * n * (n - 1))
            + (n > 2 ? TriplesOf(tiesX) * TriplesOf(tiesY) / (9 * n * (n - 1) * (n - 2)) : 0);
        double z = s / Math.Sqrt(variance);
        return new Kendall(tau, s, z, 2 * Normal.Survival(Math.Abs(z)));
    }

    /// <summary>Exact two-sided p without ties, by counting inversions.</summary>
    /// <param name="s">Concordant minus discordant pairs.</param>
    /// <param name="n">How many pairs, 2 to 170.</param>
    public static double UntiedP(double s, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(n, 170);
        double[] probability = [1]; // of the number of concordant pairs
        for (int size = 2; size <= n; size++)
        {
            double[] next = new double[probability.Length + size - 1];
            for (int i = 0; i < probability.Length; i++)
            {
                for (int k = 0; k < size; k++)
                {
                    next[i + k] += probability[i] / size;
                }
            }
            probability = next;
        }
        int concordant = (int)Math.Round((s + n * (n - 1) / 2.0) / 2);
        double below = probability.Take(concordant + 1).Sum(), above = probability.Skip(concordant).Sum();
        return Math.Min(1, 2 * Math.Min(below, above));
    }

    internal static double ConcordantMinusDiscordant(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                s += Math.Sign(x[j] - x[i]) * Math.Sign(y[j] - y[i]);
            }
        }
        return s;
    }

    private static double[] Ties(ReadOnlySpan<double> values) =>
        [.. values.ToArray().GroupBy(v => v).Select(g => (double)g.Count()).Where(count => count > 1)];
}
