namespace Daybook.Statistics.Resampling;

/// <summary>The distribution of a sum as whole steps with probabilities; equal sums are one.</summary>
internal sealed class WeightedSums
{
    private const double MostPairs = 1e9;

    private WeightedSums(Dictionary<long, double> weights) => Weights = weights;

    public static WeightedSums Nothing => new(new Dictionary<long, double> { [0] = 1 });

    public Dictionary<long, double> Weights { get; }

    /// <summary>The sum of a random subset of a given size: the shift algorithm over the distinct sums.</summary>
    /// <returns>Null when there are more than <paramref name="most"/> distinct sums over all sizes up to this one.</returns>
    public static WeightedSums? OfSubset(long[] values, int size, int most)
    {
        Dictionary<long, double>[] rows = [.. Enumerable.Range(0, size + 1).Select(_ => new Dictionary<long, double>())];
        rows[0][0] = 1;
        for (int used = 1; used <= values.Length; used++)
        {
            for (int k = Math.Min(size, used); k >= 1; k--)
            {
                rows[k] = Mixed(rows[k], rows[k - 1], values[used - 1], (double)k / used);
            }
            if (rows.Sum(row => (double)row.Count) > most)
            {
                return null;
            }
        }
        return new WeightedSums(rows[size]);
    }

    /// <summary>The sum of two independent sums, or null when it has more than <paramref name="most"/> distinct values or a thousand million pairs.</summary>
    public WeightedSums? Plus(WeightedSums other, int most)
    {
        if ((double)Weights.Count * other.Weights.Count > MostPairs)
        {
            return null;
        }
        var sums = new Dictionary<long, double>();
        foreach ((long a, double p) in Weights)
        {
            foreach ((long b, double q) in other.Weights)
            {
                sums[a + b] = sums.GetValueOrDefault(a + b) + p * q;
            }
            if (sums.Count > most)
            {
                return null;
            }
        }
        return new WeightedSums(sums);
    }

    /// <summary>P(this + other &gt;= bound), without forming the sums.</summary>
    public double AtLeast(WeightedSums other, double bound)
    {
        (long[] first, double[] p) = Sorted();
        (long[] second, double[] q) = other.Sorted();
        double total = 0, above = 0;
        int j = second.Length;
        for (int i = 0; i < first.Length; i++)
        {
            while (j > 0 && first[i] + (double)second[j - 1] >= bound)
            {
                above += q[--j];
            }
            total += p[i] * above;
        }
        return Math.Min(1, total);
    }

    private (long[] Sums, double[] Weights) Sorted()
    {
        long[] sums = [.. Weights.Keys];
        double[] weights = [.. Weights.Values];
        Array.Sort(sums, weights);
        return (sums, weights);
    }

    private static Dictionary<long, double> Mixed(Dictionary<long, double> stay, Dictionary<long, double> come, long value, double take)
    {
        var mixed = new Dictionary<long, double>(stay.Count + come.Count);
        foreach ((long sum, double p) in stay)
        {
            if (take < 1)
            {
                mixed[sum] = p * (1 - take);
            }
        }
        foreach ((long sum, double p) in come)
        {
            mixed[sum + value] = mixed.GetValueOrDefault(sum + value) + p * take;
        }
        return mixed;
    }
}
