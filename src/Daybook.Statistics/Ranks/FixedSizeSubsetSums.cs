using System.Numerics;

namespace Daybook.Statistics.Ranks;

/// <summary>
/// The distribution of the sum of a fixed number of whole scores drawn without replacement: the conditional null
/// distribution of a rank-sum or permutation statistic, ties and all. Exact up to rounding (the shift algorithm of
/// Streitberg and Roehmel 1986): after j scores, row k holds the distribution of the sum of k of them.
/// </summary>
internal sealed class FixedSizeSubsetSums
{
    private readonly double[] probability;
    private readonly double offset;

    public FixedSizeSubsetSums(ReadOnlySpan<int> scores, int size)
    {
        int[] sorted = scores.ToArray();
        Array.Sort(sorted);
        int smallest = sorted.Length == 0 ? 0 : sorted[0];
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i] -= smallest;
        }
        offset = (double)smallest * size;
        Mean = (sorted.Sum(s => (double)s) / Math.Max(1, sorted.Length) + smallest) * size;
        probability = Distribution(sorted, size);
    }

    public double Mean { get; }

    /// <summary>How many numbers the rows would hold: the memory and, times the scores, the work.</summary>
    public static double Cells(ReadOnlySpan<int> scores, int size)
    {
        int[] sorted = scores.ToArray();
        Array.Sort(sorted);
        double cells = 0, top = 0;
        for (int k = 1; k <= size; k++)
        {
            top += sorted[^k] - (double)sorted[0];
            cells += top + 1;
        }
        return cells;
    }

    public double Lower(double sum) => SumWhere(s => s <= sum + 1e-9);

    public double Upper(double sum) => SumWhere(s => s >= sum - 1e-9);

    /// <summary>The probability of sums at least as far from the mean.</summary>
    public double TwoSided(double sum)
    {
        double distance = Math.Abs(sum - Mean) - 1e-9 * Math.Max(1, Math.Abs(Mean));
        return SumWhere(s => Math.Abs(s - Mean) >= distance);
    }

    /// <summary>The smallest possible sum whose lower tail reaches the probability.</summary>
    public double Quantile(double level)
    {
        double total = 0;
        for (int s = 0; s < probability.Length; s++)
        {
            total += probability[s];
            if (probability[s] > 0 && total >= level)
            {
                return s + offset;
            }
        }
        return probability.Length - 1 + offset;
    }

    private double SumWhere(Func<double, bool> extreme)
    {
        double total = 0;
        for (int s = 0; s < probability.Length; s++)
        {
            total += probability[s] > 0 && extreme(s + offset) ? probability[s] : 0;
        }
        return total;
    }

    private static double[] Distribution(int[] ascending, int size)
    {
        double[][] rows = new double[size + 1][];
        int[] reach = new int[size + 1]; // the largest sum of k of the scores met so far
        rows[0] = [1];
        int top = 0;
        for (int k = 1; k <= size; k++)
        {
            top = checked(top + ascending[^k]);
            rows[k] = new double[top + 1];
        }
        for (int used = 1; used <= ascending.Length; used++)
        {
            int score = ascending[used - 1];
            for (int k = Math.Min(size, used); k >= 1; k--)
            {
                // A random k-subset of `used` scores holds the new one with probability k / used.
                double take = (double)k / used;
                int reached = reach[k - 1] + score; // ascending scores: the new one belongs to the largest sum
                Mix(rows[k].AsSpan(0, reached + 1), rows[k - 1].AsSpan(0, reach[k - 1] + 1), score, 1 - take, take);
                reach[k] = reached;
            }
        }
        return rows[size];
    }

    /// <summary>row[s] = leave row[s] + take previous[s - score].</summary>
    private static void Mix(Span<double> row, ReadOnlySpan<double> previous, int score, double leave, double take)
    {
        for (int s = 0; s < Math.Min(score, row.Length); s++)
        {
            row[s] *= leave;
        }
        Span<double> target = row[score..];
        int i = 0;
        for (; i + Vector<double>.Count <= target.Length; i += Vector<double>.Count)
        {
            Span<double> part = target.Slice(i, Vector<double>.Count);
            (new Vector<double>(part) * leave + new Vector<double>(previous[i..]) * take).CopyTo(part);
        }
        for (; i < target.Length; i++)
        {
            target[i] = leave * target[i] + take * previous[i];
        }
    }
}
