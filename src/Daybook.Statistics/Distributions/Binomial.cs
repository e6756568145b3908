namespace Daybook.Statistics.Distributions;

/// <summary>The number of successes in n independent trials of probability p. p outside 0 to 1 gives NaN.</summary>
public static class Binomial
{
    /// <summary>P(K = k), by Loader's saddle-point expansion: no cancellation however large n.</summary>
    /// <param name="k">Successes; outside 0 to n the probability is 0.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of success.</param>
    public static double Probability(int k, int n, double p)
    {
        if (!(p is >= 0 and <= 1))
        {
            return double.NaN;
        }
        if (k < 0 || k > n)
        {
            return 0;
        }
        if (k == 0 || k == n)
        {
            double certain = k == n ? p : 1 - p;
            return n == 0 || certain == 1 ? 1 : Math.Exp(n * (k == n ? Math.Log(p) : Elementary.Log1P(-p)));
        }
        return p is 0 or 1 ? 0 : IncompleteBeta.Density(p, 1 - p, k, n - k) * ((double)n / k / (n - k));
    }

    /// <summary>P(K &lt;= k).</summary>
    /// <param name="k">Successes.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of success.</param>
    public static double Cdf(int k, int n, double p) =>
        !(p is >= 0 and <= 1) ? double.NaN : k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.Tails(p, 1 - p, k + 1.0, n - k).Upper;

    /// <summary>P(K &gt; k).</summary>
    /// <param name="k">Successes.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of success.</param>
    public static double Survival(int k, int n, double p) =>
        !(p is >= 0 and <= 1) ? double.NaN : k < 0 ? 1 : k >= n ? 0 : IncompleteBeta.Tails(p, 1 - p, k + 1.0, n - k).Lower;

    /// <summary>The smallest k with P(K &lt;= k) &gt;= probability (to 64 ulp, so that a printed tail finds its own k).</summary>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="n">Trials, at least 0.</param>
    /// <param name="p">Probability of success.</param>
    /// <exception cref="ArgumentOutOfRangeException">A probability is not between 0 and 1.</exception>
    public static int Quantile(double probability, int n, double p)
    {
        ThrowIfNotProbability(probability, nameof(probability));
        ThrowIfNotProbability(p, nameof(p));
        int low = 0, high = n;
        double target = probability * (1 - 64 * 2.220446049250313e-16);
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            (low, high) = Cdf(middle, n, p) >= target ? (low, middle) : (middle + 1, high);
        }
        return low;
    }

    private static void ThrowIfNotProbability(double value, string name)
    {
        if (!(value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "A probability lies between 0 and 1.");
        }
    }
}
