namespace Daybook.Statistics.Distributions;

/// <summary>The logarithm of the gamma function and its derivatives, for positive arguments.</summary>
public static class GammaFunction
{
    internal const double HalfLogTwoPi = 0.91893853320467274178;
    private const double AsymptoticFrom = 12;

    /// <summary>
    /// log Gamma(x) by Stirling's series, after recurrence to arguments of 12 or more. Absolute error about 1e-15
    /// times max(1, |result|).
    /// </summary>
    /// <param name="x">Positive and finite; 0 and infinity give infinity, NaN and negative values give NaN.</param>
    public static double Log(double x) => x switch
    {
        double.NaN or < 0 => double.NaN,
        0 or double.PositiveInfinity => double.PositiveInfinity,
        1 or 2 => 0,
        < 12 => LogOfSmall(x),
        _ => (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingCorrection(x),
    };

    /// <summary>psi(x), the derivative of log Gamma.</summary>
    /// <param name="x">Positive; NaN otherwise.</param>
    public static double Digamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }
        double sum = 0;
        for (; x < AsymptoticFrom; x++)
        {
            sum -= 1 / x;
        }
        double r = 1 / (x * x);
        double series = r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (1.0 / 132
            - r * (691.0 / 32760 - r / 12))))));
        return sum + Math.Log(x) - 0.5 / x - series;
    }

    /// <summary>psi'(x), the second derivative of log Gamma.</summary>
    /// <param name="x">Positive; NaN otherwise.</param>
    public static double Trigamma(double x)
    {
        if (!(x > 0))
        {
            return double.NaN;
        }
        double sum = 0;
        for (; x < AsymptoticFrom; x++)
        {
            sum += 1 / (x * x);
        }
        double r = 1 / (x * x);
        double series = r * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r * (1.0 / 30 - r * (5.0 / 66
            - r * (691.0 / 2730 - r * 7.0 / 6))))));
        return sum + 1 / x + r / 2 + series / x;
    }

    /// <summary>
    /// What Stirling's formula lacks: log Gamma(x) - [(x - 1/2) log x - x + log(2 pi)/2]. Used where a difference of
    /// log Gammas of large arguments would cancel (Loader 2000).
    /// </summary>
    internal static double StirlingCorrection(double x)
    {
        double sum = 0;
        for (; x < AsymptoticFrom; x++)
        {
            sum += (x + 0.5) * Elementary.Log1P(1 / x) - 1;
        }
        double r = 1 / (x * x);
        return sum + (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188
            - r * (691.0 / 360360 - r / 156)))))) / x;
    }

    private static double LogOfSmall(double x)
    {
        double product = 1;
        for (; x < AsymptoticFrom; x++)
        {
            product *= x;
        }
        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + StirlingCorrection(x) - Math.Log(product);
    }
}
