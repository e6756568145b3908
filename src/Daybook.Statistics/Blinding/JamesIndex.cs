using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Blinding;

/// <summary>
/// James's blinding index of a two-arm trial (James et al. 1996): 1 when nobody knows, 1/2 when everyone guesses at
/// random, 0 when everyone is right. With d the share of "do not know", W that of wrong guesses among all, and D the
/// share of wrong guesses that chance gives from the margins of those who guess, it is d + (1 - d)^2 W / (2 D): the
/// weighted kappa of the paper, in which one weight of wrong guesses cancels.
/// </summary>
/// <param name="Estimate">The index; NaN when all who guess are in one arm and guess that arm.</param>
/// <param name="StandardError">By the delta method over the six multinomial cells.</param>
/// <param name="Interval">Estimate and normal quantiles. A trial is called unblinded when it ends below 1/2.</param>
public sealed record JamesIndex(double Estimate, double StandardError, Interval Interval)
{
    /// <summary>Computes the index.</summary>
    /// <param name="first">Guesses of the first arm.</param>
    /// <param name="second">Guesses of the second arm.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Nobody of an arm answered, or a count is negative.</exception>
    public static JamesIndex Of(ArmGuesses first, ArmGuesses second, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        Require.Level(level);
        (ArmGuesses a, ArmGuesses b) = (first.Checked(), second.Checked());
        double n = a.N + b.N, unknown = (a.DoNotKnow + b.DoNotKnow) / n, guessed = 1 - unknown, wrong = (a.Wrong + b.Wrong) / n;
        if (a.Right + a.Wrong + b.Right + b.Wrong == 0)
        {
            return new JamesIndex(1, 0, new Interval(1, 1, level));
        }
        double guessA = (a.Right + b.Wrong) / n, guessB = (a.Wrong + b.Right) / n;
        double inA = (a.Right + a.Wrong) / n, inB = (b.Right + b.Wrong) / n, chance = guessA * inB + guessB * inA;
        double estimate = unknown + guessed * guessed * wrong / (2 * chance);
        double Slope(bool isWrong, double byGuess, double byArm) =>
            guessed * guessed / (2 * chance) * ((isWrong ? 1 : 0) - wrong / chance * (byGuess + byArm));
        (double Share, double Slope)[] cells =
        [
            (a.Right / n, Slope(false, inB, guessB)), (a.Wrong / n, Slope(true, inA, guessB)),
            (b.Right / n, Slope(false, inA, guessA)), (b.Wrong / n, Slope(true, inB, guessA)),
            (unknown, 1 - guessed * wrong / chance),
        ];
        double mean = cells.Sum(c => c.Share * c.Slope), squares = cells.Sum(c => c.Share * c.Slope * c.Slope);
        double error = Math.Sqrt(Math.Max(0, squares - mean * mean) / n);
        return new JamesIndex(estimate, error, Interval.Around(estimate, Normal.UpperQuantile((1 - level) / 2) * error, level));
    }
}
