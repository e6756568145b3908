namespace Daybook.Statistics.SingleCase;

/// <summary>
/// The randomisation test of a series whose change from A to B was drawn at random among the allowed days (Edgington):
/// the share of allowed start days whose mean difference is at least the observed one.
/// </summary>
/// <param name="FirstAllowed">The earliest allowed first observation of B, counted from 1.</param>
/// <param name="LastAllowed">The latest allowed first observation of B.</param>
/// <param name="Observed">Mean of B minus mean of A, positive for improvement.</param>
/// <param name="POneSided">The share of allowed days with a difference at least as large.</param>
public sealed record RandomStartTest(int FirstAllowed, int LastAllowed, double Observed, double POneSided)
{
    /// <summary>Tests a series.</summary>
    /// <param name="baseline">Phase A in its order.</param>
    /// <param name="treatment">Phase B in its order.</param>
    /// <param name="shortestPhase">The fewest observations that either phase could have had, at least 1.</param>
    /// <param name="lowerIsBetter">Whether improvement is a decrease.</param>
    /// <exception cref="ArgumentException">The observed start was not allowed.</exception>
    public static RandomStartTest Of(ReadOnlySpan<double> baseline, ReadOnlySpan<double> treatment, int shortestPhase, bool lowerIsBetter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shortestPhase, 1);
        if (Math.Min(baseline.Length, treatment.Length) < shortestPhase)
        {
            throw new ArgumentException("The observed start leaves a phase shorter than the design allows.", nameof(shortestPhase));
        }
        Require.Finite(baseline, nameof(baseline));
        Require.Finite(treatment, nameof(treatment));
        double[] y = [.. baseline, .. treatment];
        int sign = lowerIsBetter ? -1 : 1, first = shortestPhase + 1, last = y.Length - shortestPhase + 1;
        double Difference(int start) => sign * (y.Skip(start - 1).Average() - y.Take(start - 1).Average());
        double observed = Difference(baseline.Length + 1);
        int extreme = Enumerable.Range(first, last - first + 1).Count(start => Difference(start) >= observed - 1e-12);
        return new RandomStartTest(first, last, observed, extreme / (double)(last - first + 1));
    }
}
