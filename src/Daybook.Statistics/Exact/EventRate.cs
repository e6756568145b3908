using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>Events per exposure time, as adverse events per participant-year, with exact Poisson inference.</summary>
/// <param name="Events">Events counted, at least 0.</param>
/// <param name="Exposure">Time at risk, above 0.</param>
public sealed record EventRate(int Events, double Exposure)
{
    /// <summary>Events over exposure.</summary>
    public double Rate => Events / Exposure;

    /// <summary>Garwood's exact interval (1936) of the rate.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval ExactInterval(double level = 0.95)
    {
        Check(this);
        Require.Level(level);
        double tail = (1 - level) / 2;
        return new Interval(Events == 0 ? 0 : Gamma.Quantile(tail, Events) / Exposure,
            Gamma.UpperQuantile(tail, Events + 1.0) / Exposure, level);
    }

    /// <summary>This rate over another.</summary>
    /// <param name="other">The rate of comparison.</param>
    /// <returns>Infinite when only the other has no events; NaN when neither has.</returns>
    public double RatioTo(EventRate other) => Rate / Checked(other).Rate;

    /// <summary>Exact interval of the ratio: given all events, this rate's share is binomial.</summary>
    /// <param name="other">The rate of comparison.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Neither has an event.</exception>
    public Interval RatioInterval(EventRate other, double level = 0.95)
    {
        int all = Total(other);
        Interval share = Proportion.ClopperPearson(Events, all, level);
        double scale = other.Exposure / Exposure;
        return new Interval(share.Lower / (1 - share.Lower) * scale, share.Upper / (1 - share.Upper) * scale, level);
    }

    /// <summary>Exact two-sided p that the rates are equal.</summary>
    /// <param name="other">The rate of comparison.</param>
    /// <exception cref="ArgumentException">Neither has an event.</exception>
    public double ExactP(EventRate other) =>
        BinomialTest.TwoSided(Events, Total(other), Exposure / (Exposure + other.Exposure));

    /// <summary>Wald's interval of the ratio on the log scale; needs events in both.</summary>
    /// <param name="other">The rate of comparison.</param>
    /// <param name="level">Confidence level.</param>
    public Interval WaldRatioInterval(EventRate other, double level = 0.95)
    {
        Require.Level(level);
        double half = Normal.UpperQuantile((1 - level) / 2) * Math.Sqrt(1.0 / Events + 1.0 / Checked(other).Events);
        return new Interval(RatioTo(other) * Math.Exp(-half), RatioTo(other) * Math.Exp(half), level);
    }

    private int Total(EventRate other)
    {
        int all = Checked(this).Events + Checked(other).Events;
        return all > 0 ? all : throw new ArgumentException("Neither group has an event: no ratio can be estimated.", nameof(other));
    }

    private static EventRate Checked(EventRate rate)
    {
        Check(rate);
        return rate;
    }

    private static void Check(EventRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        ArgumentOutOfRangeException.ThrowIfNegative(rate.Events);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rate.Exposure);
    }
}
