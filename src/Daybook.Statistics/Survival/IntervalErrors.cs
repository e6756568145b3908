using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Survival;

/// <summary>The log probability that a standard error lies between two points, with its first and second derivatives.</summary>
internal readonly record struct IntervalErrors(double Value, double Low, double High, double LowLow, double HighHigh, double LowHigh)
{
    /// <summary>log(F(high) - F(low)), low below high, both finite.</summary>
    public static IntervalErrors At(CensoredErrors errors, double low, double high)
    {
        (double value, double atLow, double atHigh) = errors == CensoredErrors.Normal ? OfNormal(low, high) : OfExtremeValue(low, high);
        (double lowCurve, double highCurve) = errors == CensoredErrors.Normal ? (-low, -high) : (1 - Math.Exp(low), 1 - Math.Exp(high));
        // With r = density/probability at an end, and the density's log slope g: d log P/d high = r, d2 = r g - r^2.
        return new IntervalErrors(value, -atLow, atHigh,
            -atLow * lowCurve - atLow * atLow, atHigh * highCurve - atHigh * atHigh, atLow * atHigh);
    }

    /// <summary>Log probability and density over probability at both ends, in the tail where it keeps its figures.</summary>
    private static (double Value, double Low, double High) OfNormal(double low, double high)
    {
        if (low + high < 0)
        {
            (double mirrored, double high1, double low1) = OfNormal(-high, -low);
            return (mirrored, low1, high1);
        }
        double far = Normal.LogSurvival(high), near = Normal.LogSurvival(low), value = near + Math.Log(-Elementary.ExpM1(far - near));
        double Density(double z) => Math.Exp(-0.5 * z * z - GammaFunction.HalfLogTwoPi - value);
        return (value, Density(low), Density(high));
    }

    private static (double Value, double Low, double High) OfExtremeValue(double low, double high)
    {
        double a = Math.Exp(low), b = Math.Exp(high), value = -a + Math.Log(-Elementary.ExpM1(a - b));
        return (value, Math.Exp(low - a - value), Math.Exp(high - b - value));
    }
}
