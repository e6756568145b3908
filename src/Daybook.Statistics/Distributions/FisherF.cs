namespace Daybook.Statistics.Distributions;

/// <summary>
/// Fisher's F with any positive degrees of freedom; an infinite denominator is a chi-square over its degrees of
/// freedom. NaN or degrees of freedom that are not positive give NaN.
/// </summary>
public static class FisherF
{
    /// <summary>P(F &lt;= f).</summary>
    /// <param name="f">Any number; nothing lies below 0.</param>
    /// <param name="df1">Numerator degrees of freedom.</param>
    /// <param name="df2">Denominator degrees of freedom.</param>
    public static double Cdf(double f, double df1, double df2) => Tails(f, df1, df2).Lower;

    /// <summary>P(F &gt; f): the p value of an F test.</summary>
    /// <param name="f">Any number; nothing lies below 0.</param>
    /// <param name="df1">Numerator degrees of freedom.</param>
    /// <param name="df2">Denominator degrees of freedom.</param>
    public static double Survival(double f, double df1, double df2) => Tails(f, df1, df2).Upper;

    /// <summary>f with P(F &lt;= f) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="df1">Numerator degrees of freedom.</param>
    /// <param name="df2">Denominator degrees of freedom.</param>
    public static double Quantile(double p, double df1, double df2) => Inverse(p, 1 - p, df1, df2);

    /// <summary>f with P(F &gt; f) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="df1">Numerator degrees of freedom.</param>
    /// <param name="df2">Denominator degrees of freedom.</param>
    public static double UpperQuantile(double p, double df1, double df2) => Inverse(1 - p, p, df1, df2);

    private static (double Lower, double Upper) Tails(double f, double df1, double df2)
    {
        if (double.IsNaN(f) || !(df1 > 0) || !(df2 > 0))
        {
            return (double.NaN, double.NaN);
        }
        if (f <= 0 || double.IsInfinity(f))
        {
            return f <= 0 ? (0, 1) : (1, 0);
        }
        if (double.IsInfinity(df2))
        {
            return IncompleteGamma.Tails(df1 / 2, f * df1 / 2);
        }
        double ratio = f * (df1 / df2);
        return IncompleteBeta.Tails(1 / (1 + 1 / ratio), 1 / (1 + ratio), df1 / 2, df2 / 2);
    }

    private static double Inverse(double lower, double upper, double df1, double df2)
    {
        if (!(lower is >= 0 and <= 1) || !(df1 > 0) || !(df2 > 0))
        {
            return double.NaN;
        }
        return double.IsInfinity(df2)
            ? IncompleteGamma.Inverse(df1 / 2, lower, upper) * 2 / df1
            : df2 / df1 * Math.Exp(IncompleteBeta.InverseLogit(lower, upper, df1 / 2, df2 / 2));
    }
}
