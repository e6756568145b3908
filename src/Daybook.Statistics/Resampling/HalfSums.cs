namespace Daybook.Statistics.Resampling;

/// <summary>
/// Counts the sums of two halves against a bound without forming them all (Pagano and Tritchler's meet in the middle):
/// 2^n arrangements cost 2^(n/2).
/// </summary>
internal static class HalfSums
{
    /// <summary>How many pairs (a, b) of two ascending lists have a + b &gt;= bound.</summary>
    public static double CountAtLeast(double[] first, double[] second, double bound)
    {
        double count = 0;
        int j = second.Length;
        foreach (double a in first)
        {
            while (j > 0 && a + second[j - 1] >= bound)
            {
                j--;
            }
            count += second.Length - j;
        }
        return count;
    }

    /// <summary>Every signed sum of the values, ascending.</summary>
    public static double[] Signed(ReadOnlySpan<double> values)
    {
        double[] sums = [0];
        foreach (double value in values)
        {
            double[] next = new double[2 * sums.Length];
            for (int i = 0; i < sums.Length; i++)
            {
                next[2 * i] = sums[i] - value;
                next[2 * i + 1] = sums[i] + value;
            }
            sums = next;
        }
        Array.Sort(sums);
        return sums;
    }

    /// <summary>The sums of all subsets, by size, each list ascending.</summary>
    public static double[][] BySize(double[] values)
    {
        var lists = new List<double>[values.Length + 1];
        for (int k = 0; k <= values.Length; k++)
        {
            lists[k] = [];
        }
        Collect(values, 0, 0, 0, lists);
        return [.. lists.Select(list =>
        {
            double[] sums = [.. list];
            Array.Sort(sums);
            return sums;
        })];
    }

    private static void Collect(double[] values, int place, int size, double sum, List<double>[] lists)
    {
        if (place == values.Length)
        {
            lists[size].Add(sum);
            return;
        }
        Collect(values, place + 1, size, sum, lists);
        Collect(values, place + 1, size + 1, sum + values[place], lists);
    }
}
