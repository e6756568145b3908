namespace Daybook.Statistics.Distributions;

/// <summary>The Poisson distribution. A negative or undefined mean gives NaN.</summary>
public static class Poisson
{
    /// <summary>P(K = k).</summary>
    /// <param name="k">The count; a negative one has probability 0.</param>
    /// <param name="mean">The mean, at least 0.</param>
    public static double Probability(int k, double mean) => k switch
    {
        _ when !(mean >= 0) => double.NaN,
        < 0 => 0,
        0 => Math.Exp(-mean),
        _ => mean == 0 ? 0 : IncompleteGamma.Density(k, mean) / k,
    };

    /// <summary>P(K &lt;= k).</summary>
    /// <param name="k">The count.</param>
    /// <param name="mean">The mean, at least 0.</param>
    public static double Cdf(int k, double mean) =>
        !(mean >= 0) ? double.NaN : k < 0 ? 0 : IncompleteGamma.Tails(k + 1.0, mean).Upper;

    /// <summary>P(K &gt; k).</summary>
    /// <param name="k">The count.</param>
    /// <param name="mean">The mean, at least 0.</param>
    public static double Survival(int k, double mean) =>
        !(mean >= 0) ? double.NaN : k < 0 ? 1 : IncompleteGamma.Tails(k + 1.0, mean).Lower;

    /// <summary>The smallest k with P(K &lt;= k) &gt;= probability.</summary>
    /// <param name="probability">From 0 to below 1.</param>
    /// <param name="mean">The mean, from 0 to one hundred million.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the mean is outside its range.</exception>
    public static int Quantile(double probability, double mean)
    {
        if (!(probability is >= 0 and < 1) || !(mean is >= 0 and <= 1e8))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), "Needs 0 <= probability < 1 and 0 <= mean <= 1e8.");
        }
        int low = 0, high = (int)(mean + 40 * Math.Sqrt(mean) + 800);
        double target = probability * (1 - 64 * 2.220446049250313e-16);
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            (low, high) = Cdf(middle, mean) >= target ? (low, middle) : (middle + 1, high);
        }
        return low;
    }
}
