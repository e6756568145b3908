using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>Intervals for one proportion: x successes of n. Every method throws when x is not between 0 and n.</summary>
public static class Proportion
{
    /// <summary>
    /// Clopper and Pearson's exact interval: coverage never below the level. The lower limit of 0 successes is 0, the
    /// upper limit of n is 1.
    /// </summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval ClopperPearson(int x, int n, double level = 0.95)
    {
        Check(x, n, level);
        double tail = (1 - level) / 2;
        return new Interval(LowerLimit(x, n, tail), UpperLimit(x, n, tail), level);
    }

    /// <summary>The exact upper limit alone: the whole error on one side.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static double ExactUpper(int x, int n, double level = 0.95)
    {
        Check(x, n, level);
        return UpperLimit(x, n, 1 - level);
    }

    /// <summary>The exact lower limit alone.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static double ExactLower(int x, int n, double level = 0.95)
    {
        Check(x, n, level);
        return LowerLimit(x, n, 1 - level);
    }

    /// <summary>Wilson's score interval (1927): inverts the score test.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Wilson(int x, int n, double level = 0.95)
    {
        double z = Check(x, n, level), p = (double)x / n;
        double centre = 2 * n * p + z * z, half = z * Math.Sqrt(z * z + 4 * n * p * (1 - p)), scale = 2 * (n + z * z);
        return new Interval(x == 0 ? 0 : (centre - half) / scale, x == n ? 1 : (centre + half) / scale, level);
    }

    /// <summary>
    /// Wilson's interval with a continuity correction of 1/(2n), or |x - n/2|/n where that is less, as R's prop.test.
    /// </summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval WilsonCorrected(int x, int n, double level = 0.95)
    {
        double z = Check(x, n, level), correction = Math.Min(0.5, Math.Abs(x - 0.5 * n)) / n, half = z * z / (2 * n);
        double Limit(double p, int sign) =>
            (p + half + sign * z * Math.Sqrt(p * (1 - p) / n + half / (2 * n))) / (1 + z * z / n);
        double up = (double)x / n + correction, down = (double)x / n - correction;
        return new Interval(down <= 0 ? 0 : Limit(down, -1), up >= 1 ? 1 : Limit(up, 1), level);
    }

    /// <summary>Agresti and Coull's interval (1998): Wald after adding z^2/2 successes and failures. May leave 0 to 1.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval AgrestiCoull(int x, int n, double level = 0.95)
    {
        double z = Check(x, n, level), trials = n + z * z, p = (x + z * z / 2) / trials;
        return Interval.Around(p, z * Math.Sqrt(p * (1 - p) / trials), level);
    }

    /// <summary>Jeffreys' equal-tailed interval under the prior beta(1/2, 1/2); closed at 0 and 1 as usual.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Jeffreys(int x, int n, double level = 0.95)
    {
        Check(x, n, level);
        double tail = (1 - level) / 2;
        return new Interval(x == 0 ? 0 : Beta.Quantile(tail, x + 0.5, n - x + 0.5),
            x == n ? 1 : Beta.UpperQuantile(tail, x + 0.5, n - x + 0.5), level);
    }

    /// <summary>Wald's interval, for comparison only: it is empty at 0 and n and its coverage is poor.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval Wald(int x, int n, double level = 0.95)
    {
        double z = Check(x, n, level), p = (double)x / n;
        return Interval.Around(p, z * Math.Sqrt(p * (1 - p) / n), level);
    }

    /// <summary>The mid-p interval: Clopper and Pearson's with only half the probability of x counted.</summary>
    /// <param name="x">Successes.</param>
    /// <param name="n">Trials, at least 1.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval MidP(int x, int n, double level = 0.95)
    {
        Check(x, n, level);
        double tail = (1 - level) / 2;
        double Above(double p) => Binomial.Survival(x, n, p) + 0.5 * Binomial.Probability(x, n, p);
        double Below(double p) => Binomial.Cdf(x - 1, n, p) + 0.5 * Binomial.Probability(x, n, p);
        return new Interval(
            x == 0 ? 0 : RootFinder.Find(p => Above(p) - tail, 1e-15, 1 - 1e-15),
            x == n ? 1 : RootFinder.Find(p => Below(p) - tail, 1e-15, 1 - 1e-15), level);
    }

    private static double LowerLimit(int x, int n, double tail) => x == 0 ? 0 : Beta.Quantile(tail, x, n - x + 1.0);

    private static double UpperLimit(int x, int n, double tail) => x == n ? 1 : Beta.UpperQuantile(tail, x + 1.0, n - x);

    private static double Check(int x, int n, double level)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        Require.Level(level);
        return Normal.UpperQuantile((1 - level) / 2);
    }
}
