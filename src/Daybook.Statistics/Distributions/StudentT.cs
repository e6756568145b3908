namespace Daybook.Statistics.Distributions;

/// <summary>
/// Student's t with any positive degrees of freedom, fractions and infinity (the normal) included. NaN or degrees of
/// freedom that are not positive give NaN. Tails are relative: P = 1e-200 is as exact as P = 0.2.
/// </summary>
public static class StudentT
{
    private const double NormalFrom = 1e10; // beyond: the first-order expansion is exact to 1e-20

    /// <summary>P(T &lt;= t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Cdf(double t, double df) => Survival(-t, df);

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Survival(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0))
        {
            return double.NaN;
        }
        double half = TwoSided(t, df) / 2;
        return t > 0 ? half : 1 - half;
    }

    /// <summary>P(|T| &gt; |t|): the two-sided p value.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double TwoSided(double t, double df)
    {
        if (double.IsNaN(t) || !(df > 0))
        {
            return double.NaN;
        }
        t = Math.Abs(t);
        if (double.IsInfinity(t))
        {
            return 0;
        }
        if (df > NormalFrom)
        {
            return 2 * Normal.Survival(double.IsInfinity(df) ? t : t * (1 - 0.25 / df) / Math.Sqrt(1 + t * t / (2 * df)));
        }
        double ratio = t * (t / df);
        return double.IsInfinity(ratio)
            // t^2 overflows only for tiny df: the tail is then its leading power.
            ? 2 * Math.Exp(df * (0.5 * Math.Log(df) - Math.Log(t)) - Math.Log(df) - LogBetaHalf(df))
            : IncompleteBeta.Tails(1 / (1 + ratio), ratio / (1 + ratio), df / 2, 0.5).Lower;
    }

    /// <summary>t with P(T &lt;= t) = p.</summary>
    /// <param name="p">Between 0 and 1; 0 and 1 give the infinities, anything outside NaN.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Quantile(double p, double df)
    {
        if (!(p is >= 0 and <= 1) || !(df > 0))
        {
            return double.NaN;
        }
        double tail = Math.Min(p, 1 - p);
        double sign = p < 0.5 ? -1 : 1;
        if (tail == 0.5)
        {
            return 0;
        }
        if (df > NormalFrom)
        {
            double z = Normal.Quantile(p);
            return double.IsInfinity(df) ? z : z + z * (z * z + 1) / (4 * df);
        }
        // t^2/(df + t^2) is beta(1/2, df/2); its lower tail is P(|T| < t).
        double logit = IncompleteBeta.InverseLogit(1 - 2 * tail, 2 * tail, 0.5, df / 2);
        return sign * Math.Sqrt(df) * Math.Exp(logit / 2);
    }

    /// <summary>t with P(T &gt; t) = p.</summary>
    /// <param name="p">Between 0 and 1; 0 and 1 give the infinities, anything outside NaN.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double UpperQuantile(double p, double df) => -Quantile(p, df);

    private static double LogBetaHalf(double df) =>
        GammaFunction.Log(0.5) + GammaFunction.Log(df / 2) - GammaFunction.Log((df + 1) / 2);
}
