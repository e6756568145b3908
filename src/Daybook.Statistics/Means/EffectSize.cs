using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Means;

/// <summary>Standardised effects of paired differences.</summary>
public static class EffectSize
{
    /// <summary>Cohen's d_z: mean difference over the standard deviation of the differences.</summary>
    /// <param name="differences">At least two finite differences that vary.</param>
    public static double PairedD(ReadOnlySpan<double> differences)
    {
        Require.AtLeast(2, differences, nameof(differences));
        return Moments.Mean(differences) / Moments.StandardDeviation(differences);
    }

    /// <summary>Hedges' factor J(df) = Gamma(df/2) / (sqrt(df/2) Gamma((df - 1)/2)), which removes the bias of d.</summary>
    /// <param name="df">Degrees of freedom of the standard deviation, above 1.</param>
    public static double HedgesFactor(double df) =>
        Math.Exp(GammaFunction.Log(df / 2) - GammaFunction.Log((df - 1) / 2)) / Math.Sqrt(df / 2);

    /// <summary>The interval of d_z: noncentralities under which the observed t is a limit, over sqrt(n).</summary>
    /// <param name="differences">At least two finite differences that vary.</param>
    /// <param name="level">Confidence level.</param>
    public static Interval PairedDInterval(ReadOnlySpan<double> differences, double level = 0.95)
    {
        Require.Level(level);
        double root = Math.Sqrt(differences.Length), t = PairedD(differences) * root;
        double df = differences.Length - 1, tail = (1 - level) / 2;
        double At(double probability)
        {
            double reach = 12;
            while (NoncentralT.Cdf(t, df, t - reach) < probability || NoncentralT.Cdf(t, df, t + reach) > probability)
            {
                reach *= 1.5;
            }
            return RootFinder.Find(ncp => NoncentralT.Cdf(t, df, ncp) - probability, t - reach, t + reach, 1e-13);
        }
        return new Interval(At(1 - tail) / root, At(tail) / root, level);
    }
}
