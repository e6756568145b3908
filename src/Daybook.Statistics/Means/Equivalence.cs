using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>Two one-sided tests (Schuirmann 1987) that an effect lies within a margin of zero.</summary>
/// <param name="TLower">t against -margin.</param>
/// <param name="TUpper">t against +margin.</param>
/// <param name="P">The larger of the two one-sided p values: small means equivalent.</param>
public sealed record Equivalence(double TLower, double TUpper, double P)
{
    /// <summary>Tests an estimate.</summary>
    /// <param name="test">The t test of the estimate.</param>
    /// <param name="margin">The margin, above 0, in the units of the estimate.</param>
    /// <exception cref="ArgumentOutOfRangeException">The margin is not above 0.</exception>
    public static Equivalence Of(TTestResult test, double margin)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(margin);
        double lower = (test.Estimate + margin) / test.StandardError, upper = (test.Estimate - margin) / test.StandardError;
        return new Equivalence(lower, upper, Math.Max(StudentT.Survival(lower, test.Df), StudentT.Cdf(upper, test.Df)));
    }
}
