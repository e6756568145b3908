using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>Tests of one proportion against a value.</summary>
public static class BinomialTest
{
    // Outcomes whose probability equals the observed one up to rounding count as extreme, as in R.
    private const double Slack = 1 + 1e-7;

    /// <summary>Exact two-sided p: the probability of all outcomes that are no more likely than the observed one.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="probability">The probability under the null hypothesis.</param>
    public static double TwoSided(int x, int n, double probability = 0.5)
    {
        Check(x, n, probability);
        double observed = Binomial.Probability(x, n, probability) * Slack, sum = 0;
        for (int k = 0; k <= n; k++)
        {
            double p = Binomial.Probability(k, n, probability);
            sum += p <= observed ? p : 0;
        }
        return Math.Min(1, sum);
    }

    /// <summary>Exact p of the alternative that the probability is lower: P(K &lt;= x).</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="probability">The probability under the null hypothesis.</param>
    public static double Less(int x, int n, double probability = 0.5)
    {
        Check(x, n, probability);
        return Binomial.Cdf(x, n, probability);
    }

    /// <summary>Exact p of the alternative that the probability is higher: P(K &gt;= x).</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="probability">The probability under the null hypothesis.</param>
    public static double Greater(int x, int n, double probability = 0.5)
    {
        Check(x, n, probability);
        return Binomial.Survival(x - 1, n, probability);
    }

    /// <summary>Two-sided mid-p: twice the smaller one-sided p with half the observed probability counted.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="probability">The probability under the null hypothesis.</param>
    public static double MidP(int x, int n, double probability = 0.5)
    {
        Check(x, n, probability);
        double half = 0.5 * Binomial.Probability(x, n, probability);
        double below = Binomial.Cdf(x - 1, n, probability) + half, above = Binomial.Survival(x, n, probability) + half;
        return Math.Min(1, 2 * Math.Min(below, above));
    }

    /// <summary>The score test: p of (x - n p)^2 / (n p (1 - p)) as chi-square with one degree of freedom.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="probability">The probability under the null hypothesis, strictly between 0 and 1.</param>
    public static double Score(int x, int n, double probability)
    {
        Check(x, n, probability);
        double distance = x - n * probability;
        return ChiSquare.Survival(distance * distance / (n * probability * (1 - probability)), 1);
    }

    private static void Check(int x, int n, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }
    }
}
