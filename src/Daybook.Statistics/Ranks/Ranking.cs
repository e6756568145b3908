namespace Daybook.Statistics.Ranks;

/// <summary>Ranks with ties sharing their mean rank.</summary>
public static class Ranking
{
    /// <summary>
    /// Ranks from 1, in the order of the values; equal values share the mean of their ranks. Equality is exact: round
    /// values that carry rounding noise before ranking them.
    /// </summary>
    /// <param name="values">Finite values.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static double[] Midranks(ReadOnlySpan<double> values)
    {
        Require.Finite(values, nameof(values));
        double[] sorted = values.ToArray();
        int[] order = new int[sorted.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        Array.Sort(sorted, order);
        double[] ranks = new double[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end] == sorted[start])
            {
                end++;
            }
            for (int i = start; i < end; i++)
            {
                ranks[order[i]] = (start + 1 + end) / 2.0;
            }
        }
        return ranks;
    }

    /// <summary>Ranks doubled, which makes midranks whole numbers.</summary>
    internal static int[] Doubled(ReadOnlySpan<double> ranks)
    {
        int[] doubled = new int[ranks.Length];
        for (int i = 0; i < doubled.Length; i++)
        {
            doubled[i] = checked((int)Math.Round(2 * ranks[i]));
        }
        return doubled;
    }
}
