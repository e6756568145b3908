namespace Daybook.Statistics.Distributions;

/// <summary>The noncentral F: a noncentral chi-square over df1 against a chi-square over df2.</summary>
public static class NoncentralF
{
    /// <summary>P(F &lt;= f).</summary>
    /// <param name="f">Any number; nothing lies below 0.</param>
    /// <param name="df1">Numerator degrees of freedom, above 0.</param>
    /// <param name="df2">Denominator degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality of the numerator; at least 0.</param>
    public static double Cdf(double f, double df1, double df2, double ncp) => Sum(f, df1, df2, ncp, false);

    /// <summary>P(F &gt; f): the power of an F test.</summary>
    /// <param name="f">Any number; nothing lies below 0.</param>
    /// <param name="df1">Numerator degrees of freedom, above 0.</param>
    /// <param name="df2">Denominator degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality of the numerator; at least 0.</param>
    public static double Survival(double f, double df1, double df2, double ncp) => Sum(f, df1, df2, ncp, true);

    private static double Sum(double f, double df1, double df2, double ncp, bool upper)
    {
        if (!(df1 > 0) || !(df2 > 0) || !(ncp >= 0) || double.IsNaN(f))
        {
            return double.NaN;
        }
        if (f <= 0)
        {
            return upper ? 1 : 0;
        }
        double ratio = f * (df1 / df2), x = 1 / (1 + 1 / ratio), y = 1 / (1 + ratio);
        return NoncentralSum.Around(ncp / 2, j =>
        {
            (double p, double q) = IncompleteBeta.Tails(x, y, df1 / 2 + j, df2 / 2);
            return Poisson.Probability(j, ncp / 2) * (upper ? q : p);
        });
    }
}
