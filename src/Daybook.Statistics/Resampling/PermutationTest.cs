using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Ranks;

namespace Daybook.Statistics.Resampling;

/// <summary>
/// Exact randomisation tests by full enumeration, or by arithmetic that counts what enumeration would. Arrangements
/// that tie with the observed one, to a relative 1e-9, count as extreme.
/// </summary>
public static class PermutationTest
{
    private const int MostSigns = 44, MostSplit = 44, MostPairings = 14;
    private const double MostCells = 8e7;
    private const double Tie = 1e-9;

    /// <summary>
    /// The sign-flip test of paired differences: under the null every difference could as well have had the other sign.
    /// The statistic is the sum; the mean and the studentised mean order the arrangements alike.
    /// </summary>
    /// <param name="differences">One to 44 finite differences.</param>
    /// <exception cref="ArgumentException">None, too many, or a value that is not finite.</exception>
    public static PermutationResult SignFlip(ReadOnlySpan<double> differences)
    {
        Require.AtLeast(1, differences, nameof(differences));
        AtMost(MostSigns, differences.Length, nameof(differences));
        double observed = Moments.Sum(differences), slack = Tie * Math.Max(1, Math.Abs(observed));
        int half = differences.Length / 2;
        double[] first = HalfSums.Signed(differences[..half]), second = HalfSums.Signed(differences[half..]);
        double all = (double)first.Length * second.Length;
        double greater = HalfSums.CountAtLeast(first, second, observed - slack);
        // Signs come in mirrored pairs: P(S <= -x) = P(S >= x).
        double less = HalfSums.CountAtLeast(first, second, -observed - slack);
        double bound = Math.Abs(observed) - slack;
        double both = bound <= 0 ? all : 2 * HalfSums.CountAtLeast(first, second, bound);
        return new PermutationResult(all, observed, both / all, greater / all, less / all);
    }

    /// <summary>
    /// A sign-flip test of any statistic that is symmetric under the flip of all signs, two-sided on its absolute value.
    /// </summary>
    /// <param name="differences">One to 24 finite differences.</param>
    /// <param name="statistic">The statistic of a set of differences.</param>
    /// <param name="tolerance">Absolute tolerance of ties.</param>
    /// <exception cref="ArgumentException">None, too many, or a value that is not finite.</exception>
    public static double SignFlipTwoSided(
        ReadOnlySpan<double> differences, Func<double[], double> statistic, double tolerance = 1e-12)
    {
        ArgumentNullException.ThrowIfNull(statistic);
        Require.AtLeast(1, differences, nameof(differences));
        AtMost(24, differences.Length, nameof(differences));
        double[] d = differences.ToArray(), flipped = new double[d.Length];
        double observed = Math.Abs(statistic(d)) - tolerance;
        int arrangements = 1 << d.Length, extreme = 0;
        for (int signs = 0; signs < arrangements; signs++)
        {
            for (int i = 0; i < d.Length; i++)
            {
                flipped[i] = (signs >> i & 1) == 0 ? d[i] : -d[i];
            }
            extreme += Math.Abs(statistic(flipped)) >= observed ? 1 : 0;
        }
        return (double)extreme / arrangements;
    }

    /// <summary>
    /// The two-sample permutation test on the sum (equally: the mean) of the first sample. Values with at most six
    /// decimals are counted on their grid; others by meeting in the middle, up to 44 values in all.
    /// </summary>
    /// <param name="first">First sample, finite, not empty.</param>
    /// <param name="second">Second sample, finite, not empty.</param>
    /// <returns>NaN p values when the samples are too large for either way.</returns>
    /// <exception cref="ArgumentException">An empty sample or a value that is not finite.</exception>
    public static PermutationResult TwoSample(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(1, second, nameof(second));
        double[] all = [.. first, .. second];
        double observed = Moments.Sum(first), ways = Combinations(all.Length, first.Length);
        if (Grid.Find(all) is { } grid && FixedSizeSubsetSums.Cells(grid.Steps, first.Length) <= MostCells)
        {
            var exact = new FixedSizeSubsetSums(grid.Steps, first.Length);
            double sum = grid.Steps.Take(first.Length).Sum(step => (double)step);
            return new PermutationResult(ways, observed, exact.TwoSided(sum), exact.Upper(sum), exact.Lower(sum));
        }
        if (all.Length > MostSplit)
        {
            return new PermutationResult(ways, observed, double.NaN, double.NaN, double.NaN);
        }
        return Split(all, first.Length, observed, ways);
    }

    /// <summary>
    /// The test of association: every pairing of x with y is enumerated; the statistic is the sum of products, which
    /// orders pairings as the correlation and the slope do.
    /// </summary>
    /// <param name="x">Two to 14 finite values.</param>
    /// <param name="y">As many values.</param>
    /// <param name="tie">Absolute tolerance of ties; NaN for a relative 1e-9.</param>
    /// <exception cref="ArgumentException">Lengths differ, too few or too many values, or one is not finite.</exception>
    public static PermutationResult Association(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tie = double.NaN)
    {
        Require.SameLength(x, y, nameof(y));
        Require.AtLeast(2, x, nameof(x));
        Require.Finite(y, nameof(y));
        AtMost(MostPairings, x.Length, nameof(x));
        double mean = Moments.Mean(y);
        double[] a = x.ToArray(), b = [.. y.ToArray().Select(v => v - mean)];
        double observed = 0;
        for (int i = 0; i < a.Length; i++)
        {
            observed += a[i] * b[i];
        }
        var walk = new PairingWalk(a, b, observed, double.IsNaN(tie) ? Tie * Math.Abs(observed) : tie);
        return walk.Run();
    }

    private static PermutationResult Split(double[] all, int size, double observed, double ways)
    {
        int half = all.Length / 2;
        double centre = Moments.Mean(all);
        double[] centred = [.. all.Select(v => v - centre)];
        double[][] low = HalfSums.BySize(centred[..half]), high = HalfSums.BySize(centred[half..]);
        double distance = observed - size * centre, slack = Tie * Math.Max(1, Math.Abs(distance));
        double Count(double bound, int sign)
        {
            double count = 0;
            for (int k = Math.Max(0, size - high.Length + 1); k <= Math.Min(size, half); k++)
            {
                double[] a = low[k], b = high[size - k];
                count += sign > 0 ? HalfSums.CountAtLeast(a, b, bound)
                    : (double)a.Length * b.Length - HalfSums.CountAtLeast(a, b, Math.BitIncrement(-bound));
            }
            return count;
        }
        double greater = Count(distance - slack, 1), less = Count(-(distance + slack), -1);
        double bound = Math.Abs(distance) - slack;
        double both = bound <= 0 ? ways : Count(bound, 1) + Count(bound, -1);
        return new PermutationResult(ways, observed, both / ways, greater / ways, less / ways);
    }

    private static double Combinations(int n, int k)
    {
        double ways = 1;
        for (int i = 1; i <= k; i++)
        {
            ways = ways * (n - k + i) / i;
        }
        return Math.Round(ways);
    }

    private static void AtMost(int most, int count, string name)
    {
        if (count > most)
        {
            throw new ArgumentException($"At most {most} values can be enumerated; {count} were given.", name);
        }
    }
}
