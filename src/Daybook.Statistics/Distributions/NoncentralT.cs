namespace Daybook.Statistics.Distributions;

/// <summary>
/// The noncentral t: (Z + ncp) / sqrt(chi-square / df). Poisson-weighted incomplete betas (Lenth 1989), summed outward
/// from the largest weight, so that large noncentralities neither underflow nor take long. Absolute error about 1e-14.
/// </summary>
public static class NoncentralT
{
    /// <summary>P(T &lt;= t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality, any finite number.</param>
    public static double Cdf(double t, double df, double ncp)
    {
        if (double.IsNaN(t) || !(df > 0) || !double.IsFinite(ncp))
        {
            return double.NaN;
        }
        if (t < 0)
        {
            return Math.Clamp(1 - OfPositive(-t, df, -ncp), 0, 1);
        }
        return Math.Clamp(OfPositive(t, df, ncp), 0, 1);
    }

    /// <summary>P(T &gt; t).</summary>
    /// <param name="t">Any number.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality, any finite number.</param>
    public static double Survival(double t, double df, double ncp) => Cdf(-t, df, -ncp);

    private static double OfPositive(double t, double df, double ncp)
    {
        double below = Normal.Cdf(-ncp);
        if (t == 0 || double.IsInfinity(t))
        {
            return t == 0 ? below : 1;
        }
        double y = df / (df + t * t), x = t * t / (df + t * t), half = ncp * ncp / 2;
        if (half == 0)
        {
            return below + 0.5 * IncompleteBeta.Tails(x, y, 0.5, df / 2).Lower;
        }
        double logHalf = Math.Log(half);
        double Term(int j)
        {
            double even = Math.Exp(j * logHalf - half - GammaFunction.Log(j + 1.0));
            double odd = ncp / Math.Sqrt(2) * Math.Exp(j * logHalf - half - GammaFunction.Log(j + 1.5));
            return 0.5 * (even * IncompleteBeta.Tails(x, y, j + 0.5, df / 2).Lower
                + odd * IncompleteBeta.Tails(x, y, j + 1.0, df / 2).Lower);
        }
        return below + NoncentralSum.Around(half, Term);
    }
}
