using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Correlation;

/// <summary>Pearson's correlation with its t test and Fisher's interval.</summary>
/// <param name="R">The correlation.</param>
/// <param name="T">r sqrt((n - 2)/(1 - r^2)); infinite when |r| = 1.</param>
/// <param name="Df">n - 2.</param>
/// <param name="P">Two-sided p value.</param>
/// <param name="Interval">Fisher's z interval; from -1 to 1 for fewer than four pairs.</param>
public sealed record Pearson(double R, double T, int Df, double P, Interval Interval)
{
    /// <summary>The correlation of pairs.</summary>
    /// <param name="x">At least three finite values that vary.</param>
    /// <param name="y">As many, that vary.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Lengths differ, too few pairs, a value not finite, or no variation.</exception>
    public static Pearson Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Require.SameLength(x, y, nameof(y));
        Require.AtLeast(3, x, nameof(x));
        Require.Finite(y, nameof(y));
        return From(Coefficient(x, y), x.Length, level);
    }

    /// <summary>The test and interval of a correlation that is already computed, as when re-reading a paper.</summary>
    /// <param name="r">The correlation, from -1 to 1.</param>
    /// <param name="pairs">How many pairs, at least 3.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static Pearson From(double r, int pairs, double level = 0.95)
    {
        Require.Level(level);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 3);
        if (!(Math.Abs(r) <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(r), r, "A correlation lies between -1 and 1.");
        }
        int df = pairs - 2;
        double t = r * Math.Sqrt(df / ((1 - r) * (1 + r)));
        return new Pearson(r, t, df, StudentT.TwoSided(t, df), FisherInterval(r, pairs, level));
    }

    internal static double Coefficient(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double squaresX = Moments.SumOfSquares(x), squaresY = Moments.SumOfSquares(y);
        Require.Varies(Math.Sqrt(squaresX), Moments.Mean(x), nameof(x));
        Require.Varies(Math.Sqrt(squaresY), Moments.Mean(y), nameof(y));
        double products = Moments.Covariance(x, y) * (x.Length - 1);
        return Math.Clamp(products / Math.Sqrt(squaresX) / Math.Sqrt(squaresY), -1, 1);
    }

    internal static Interval FisherInterval(double r, int pairs, double level)
    {
        if (pairs < 4)
        {
            return new Interval(-1, 1, level);
        }
        double half = Normal.UpperQuantile((1 - level) / 2) / Math.Sqrt(pairs - 3);
        return new Interval(Math.Tanh(Math.Atanh(r) - half), Math.Tanh(Math.Atanh(r) + half), level);
    }
}
