using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Statistics.Blinding;

/// <summary>
/// Bang's blinding index of one arm (Bang, Ni and Davis 2004): share of right guesses minus share of wrong ones. 0 is
/// what guessing at random gives, 1 that everyone knows, -1 that everyone believes the other arm. Its interpretation
/// needs both arms: right in one and wrong in the other is wishful thinking, not unblinding.
/// </summary>
/// <param name="Estimate">The index.</param>
/// <param name="StandardError">Multinomial: sqrt((p + q - (p - q)^2) / n).</param>
/// <param name="Interval">Bang's interval: estimate and normal quantiles; may pass -1 or 1.</param>
/// <param name="ScoreInterval">Tango's score interval of the same difference: within -1 and 1, better in small arms.</param>
/// <param name="PExact">Exact two-sided p that right and wrong guesses are equally likely, given who guessed; 1 when nobody did.</param>
public sealed record BangIndex(double Estimate, double StandardError, Interval Interval, Interval ScoreInterval, double PExact)
{
    /// <summary>Computes the index.</summary>
    /// <param name="arm">The arm's guesses.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Nobody answered, or a count is negative.</exception>
    public static BangIndex Of(ArmGuesses arm, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(arm);
        Require.Level(level);
        (int right, int wrong, int unknown) = arm.Checked();
        double n = arm.N, estimate = (right - wrong) / n;
        double error = Math.Sqrt(Math.Max(0, (right + wrong) / n - estimate * estimate) / n);
        // Right and wrong guesses are two cells of a multinomial, as the discordant pairs of paired outcomes are.
        var difference = new PairedBinary(0, right, wrong, unknown);
        return new BangIndex(estimate, error, Interval.Around(estimate, Normal.UpperQuantile((1 - level) / 2) * error, level),
            difference.TangoInterval(level), difference.McNemarExactP);
    }
}
