namespace Daybook.Statistics.Ranks;

/// <summary>The Kolmogorov-Smirnov distance between two samples.</summary>
public static class KolmogorovSmirnov
{
    /// <summary>The largest distance between the two empirical distribution functions.</summary>
    /// <param name="first">At least one finite value.</param>
    /// <param name="second">At least one finite value.</param>
    public static double Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Require.AtLeast(1, first, nameof(first));
        Require.AtLeast(1, second, nameof(second));
        double[] a = Descriptive.Quantiles.Sorted(first), b = Descriptive.Quantiles.Sorted(second);
        double largest = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double at = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == at)
            {
                i++;
            }
            while (j < b.Length && b[j] == at)
            {
                j++;
            }
            largest = Math.Max(largest, Math.Abs((double)i / a.Length - (double)j / b.Length));
        }
        return largest;
    }
}
