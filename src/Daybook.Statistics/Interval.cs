namespace Daybook.Statistics;

/// <summary>A confidence interval. An end that does not exist is an infinity.</summary>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
/// <param name="Level">The confidence level, such as 0.95.</param>
public readonly record struct Interval(double Lower, double Upper, double Level)
{
    /// <summary>Whether a value lies between the limits, ends included.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(double value) => Lower <= value && value <= Upper;

    internal static Interval Around(double estimate, double halfWidth, double level) =>
        new(estimate - halfWidth, estimate + halfWidth, level);
}
