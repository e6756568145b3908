using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Survival;

/// <summary>The distribution of the errors on the scale of the linear predictor.</summary>
public enum CensoredErrors
{
    /// <summary>Normal: Tobit regression; with log times, the log-normal model.</summary>
    Normal,

    /// <summary>Smallest extreme value: with log times, the Weibull model, or the exponential when the scale is 1.</summary>
    ExtremeValue,
}

/// <summary>What is known of an outcome.</summary>
public enum Censoring
{
    /// <summary>The value itself.</summary>
    None,

    /// <summary>That it is at least the value given, as a tolerance test stopped at its cap.</summary>
    Right,

    /// <summary>That it is at most the value given, as a laboratory value below its limit.</summary>
    Left,

    /// <summary>That it lies between the value given and an upper limit, as an event between two visits.</summary>
    Between,
}

/// <summary>Log density or log tail of a standard error, with two derivatives.</summary>
internal static class StandardErrors
{
    public static (double Value, double Slope, double Curve) At(CensoredErrors errors, Censoring censoring, double z) =>
        (errors, censoring) switch
        {
            (CensoredErrors.Normal, Censoring.None) => (-0.5 * z * z - GammaFunction.HalfLogTwoPi, -z, -1),
            (CensoredErrors.Normal, Censoring.Right) => NormalTail(z),
            (CensoredErrors.Normal, _) => Mirrored(NormalTail(-z)),
            (_, Censoring.None) => (z - Math.Exp(z), 1 - Math.Exp(z), -Math.Exp(z)),
            (_, Censoring.Right) => (-Math.Exp(z), -Math.Exp(z), -Math.Exp(z)),
            _ => ExtremeLower(z),
        };

    private static (double, double, double) NormalTail(double z)
    {
        double log = Normal.LogSurvival(z), hazard = Math.Exp(-0.5 * z * z - GammaFunction.HalfLogTwoPi - log);
        return (log, -hazard, -hazard * (hazard - z));
    }

    private static (double, double, double) Mirrored((double Value, double Slope, double Curve) tail) =>
        (tail.Value, -tail.Slope, tail.Curve);

    private static (double, double, double) ExtremeLower(double z)
    {
        double w = Math.Exp(z), rise = Elementary.ExpM1(w);
        return (Math.Log(-Elementary.ExpM1(-w)), w / rise, w * (rise - w * (rise + 1)) / (rise * rise));
    }
}
