namespace Daybook.Statistics.Distributions;

/// <summary>
/// The number of marked items among <c>drawn</c> taken without replacement from <c>marked</c> marked and
/// <c>unmarked</c> unmarked ones: a cell of a 2 x 2 table with fixed margins.
/// </summary>
public static class Hypergeometric
{
    /// <summary>P(K = k).</summary>
    /// <param name="k">Marked items drawn.</param>
    /// <param name="marked">Marked items there are.</param>
    /// <param name="unmarked">Unmarked items there are.</param>
    /// <param name="drawn">Items drawn.</param>
    public static double Probability(int k, int marked, int unmarked, int drawn)
    {
        int rest = drawn - k;
        if (k < 0 || k > marked || rest < 0 || rest > unmarked)
        {
            return 0;
        }
        if (drawn == 0 || drawn == marked + unmarked)
        {
            return 1;
        }
        // Loader: three binomial probabilities at the common rate, whose rounding errors do not cancel badly.
        double p = (double)drawn / (marked + unmarked);
        return Binomial.Probability(k, marked, p) * Binomial.Probability(rest, unmarked, p)
            / Binomial.Probability(drawn, marked + unmarked, p);
    }

    /// <summary>P(K &lt;= k), summed from the nearer end.</summary>
    /// <param name="k">Marked items drawn.</param>
    /// <param name="marked">Marked items there are.</param>
    /// <param name="unmarked">Unmarked items there are.</param>
    /// <param name="drawn">Items drawn.</param>
    public static double Cdf(int k, int marked, int unmarked, int drawn)
    {
        double mean = (double)drawn * marked / (marked + (double)unmarked);
        return k <= mean ? Sum(Math.Max(0, drawn - unmarked), k, marked, unmarked, drawn)
            : 1 - Sum(k + 1, Math.Min(marked, drawn), marked, unmarked, drawn);
    }

    private static double Sum(int from, int to, int marked, int unmarked, int drawn)
    {
        double sum = 0;
        for (int k = from; k <= to; k++)
        {
            sum += Probability(k, marked, unmarked, drawn);
        }
        return sum;
    }
}
