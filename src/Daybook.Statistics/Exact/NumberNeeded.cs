namespace Daybook.Statistics.Exact;

/// <summary>
/// The number needed to treat, 1 over a risk difference, with an interval that crosses infinity when that of the
/// difference crosses zero (Altman 1998): the confidence set is then every number from the limit of benefit up to
/// infinity and on from infinity down to the limit of harm. Numbers to benefit and to harm are both told as positive.
/// </summary>
/// <param name="Estimate">1 / difference: positive to benefit, negative to harm, infinite without a difference.</param>
/// <param name="Benefit">The part of the set in which treatment helps, or null; its upper end may be infinite.</param>
/// <param name="Harm">The part in which it harms, or null; its upper end may be infinite.</param>
public sealed record NumberNeeded(double Estimate, Interval? Benefit, Interval? Harm)
{
    /// <summary>Whether neither benefit nor harm is excluded, so that an infinite number belongs to the set.</summary>
    public bool CrossesInfinity => Benefit is not null && Harm is not null;

    /// <summary>Turns a risk difference and its interval over.</summary>
    /// <param name="riskDifference">Share of good outcomes under treatment minus that under control, between -1 and 1.</param>
    /// <param name="interval">Its interval, as Newcombe's or Miettinen and Nurminen's.</param>
    /// <exception cref="ArgumentException">The limits are not in order or do not lie between -1 and 1.</exception>
    public static NumberNeeded Of(double riskDifference, Interval interval)
    {
        if (!(interval.Lower >= -1 && interval.Lower <= interval.Upper && interval.Upper <= 1 && Math.Abs(riskDifference) <= 1))
        {
            throw new ArgumentException("A risk difference and its limits, in order, lie between -1 and 1.", nameof(interval));
        }
        double low = interval.Lower, high = interval.Upper, level = interval.Level;
        Interval? benefit = high > 0 ? new Interval(1 / high, low > 0 ? 1 / low : double.PositiveInfinity, level) : null;
        Interval? harm = low < 0 ? new Interval(1 / -low, high < 0 ? 1 / -high : double.PositiveInfinity, level) : null;
        return new NumberNeeded(riskDifference == 0 ? double.PositiveInfinity : 1 / riskDifference, benefit, harm);
    }
}
