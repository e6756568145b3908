using Daybook.Statistics.Correlation;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.SingleCase;

/// <summary>
/// Non-overlap indices of one participant's phases A and B, oriented so that positive means improvement. Tau-U is
/// published in several versions that give different numbers; each property says which one it is. They ignore
/// autocorrelation; prefer a randomisation test or a regression with AR(1) errors.
/// </summary>
public sealed class NonOverlap
{
    private readonly double[] a, b;

    /// <summary>Takes the two phases in their order.</summary>
    /// <param name="baseline">Phase A, at least two finite values.</param>
    /// <param name="treatment">Phase B, at least two finite values.</param>
    /// <param name="lowerIsBetter">Whether improvement is a decrease.</param>
    public NonOverlap(ReadOnlySpan<double> baseline, ReadOnlySpan<double> treatment, bool lowerIsBetter)
    {
        Require.AtLeast(2, baseline, nameof(baseline));
        Require.AtLeast(2, treatment, nameof(treatment));
        Sign = lowerIsBetter ? -1 : 1;
        a = [.. baseline.ToArray().Select(v => Sign * v)];
        b = [.. treatment.ToArray().Select(v => Sign * v)];
    }

    /// <summary>1 when improvement is an increase, -1 when it is a decrease.</summary>
    public int Sign { get; }

    /// <summary>Pairs of B over A won minus lost.</summary>
    public double SBetween => PairsWon(a, b);

    /// <summary>Kendall's S of phase A against time.</summary>
    public double STrendA => Trend(a);

    /// <summary>Kendall's S of phase B against time.</summary>
    public double STrendB => Trend(b);

    /// <summary>NAP: the share of pairs in which B is better; ties count half.</summary>
    public double Nap => (SBetween / Pairs + 1) / 2;

    /// <summary>Tau of A against B: 2 NAP - 1.</summary>
    public double Tau => SBetween / Pairs;

    /// <summary>S over its null standard deviation sqrt(nA nB (N + 1)/3), without a correction for ties.</summary>
    public double Z => SBetween / Math.Sqrt(Pairs * (a.Length + b.Length + 1) / 3);

    /// <summary>Tau of the trend within A.</summary>
    public double TauTrendA => STrendA / (a.Length * (a.Length - 1.0) / 2);

    /// <summary>Tau of the trend within B.</summary>
    public double TauTrendB => STrendB / (b.Length * (b.Length - 1.0) / 2);

    /// <summary>Tau-U as A against B minus trend in A, over the pairs between phases (Parker et al. 2011; may exceed 1).</summary>
    public double TauUMinusTrendA => (SBetween - STrendA) / Pairs;

    /// <summary>The same over the pairs it compares, those between phases and those within A; never beyond 1.</summary>
    public double TauUMinusTrendAOfOwnPairs => (SBetween - STrendA) / (Pairs + a.Length * (a.Length - 1.0) / 2);

    /// <summary>Tau-U as A against B plus trend in B, over the pairs between phases and those within B (Parker et al. 2011).</summary>
    public double TauUPlusTrendB => (SBetween + STrendB) / (Pairs + b.Length * (b.Length - 1.0) / 2);

    /// <summary>Tau-U as A against B plus trend in B minus trend in A, over all pairs.</summary>
    public double TauUFull
    {
        get
        {
            double n = a.Length + b.Length;
            return (SBetween + STrendB - STrendA) / (n * (n - 1) / 2);
        }
    }

    /// <summary>PND: the share of B better than the best of A.</summary>
    public double Pnd => b.Count(v => v > a.Max()) / (double)b.Length;

    /// <summary>Kendall's tau-b of phase A against time, with its normal p: whether there is a trend to take out.</summary>
    public Kendall BaselineTrend => Kendall.Of(a, Time(0, a.Length));

    /// <summary>Theil and Sen's slope of phase A, in the outcome's own direction.</summary>
    public double BaselineSlope => Sign * SimpleRegression.TheilSenSlope(Time(0, a.Length), a);

    /// <summary>The median intercept of that line, for time counted from 1, in the outcome's own direction.</summary>
    public double BaselineIntercept => Sign * Intercept;

    /// <summary>
    /// Tarlow's baseline-corrected tau (2017): both phases minus the line of A, rounded to 1e-10 before ties are judged.
    /// Always detrended; whether to detrend is the caller's rule.
    /// </summary>
    /// <returns>The non-overlap tau and Kendall's tau-b of the detrended values against phase.</returns>
    public (double Tau, double TauB) BaselineCorrected
    {
        get
        {
            double slope = Sign * BaselineSlope, intercept = Intercept;
            double[] Detrend(double[] values, int offset) =>
                [.. values.Select((v, i) => Math.Round(v - (intercept + slope * (offset + i + 1)), 10))];
            double[] before = Detrend(a, 0), after = Detrend(b, a.Length);
            double[] phase = [.. before.Select(_ => 0.0), .. after.Select(_ => 1.0)];
            return (PairsWon(before, after) / Pairs, Kendall.Of([.. before, .. after], phase).Tau);
        }
    }

    private double Pairs => a.Length * (double)b.Length;

    private double Intercept
    {
        get
        {
            double slope = Sign * BaselineSlope;
            return Quantiles.Median(a.Select((v, i) => v - slope * (i + 1)).ToArray());
        }
    }

    private static double PairsWon(double[] before, double[] after) =>
        after.Sum(later => before.Sum(earlier => Math.Sign(later - earlier)));

    private static double Trend(double[] values) => Kendall.ConcordantMinusDiscordant(values, Time(0, values.Length));

    private static double[] Time(int from, int count) => [.. Enumerable.Range(from + 1, count).Select(t => (double)t)];
}
