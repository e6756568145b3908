namespace Daybook.Statistics.Distributions;

/// <summary>Chi-square with any positive degrees of freedom. NaN or df that are not positive give NaN.</summary>
public static class ChiSquare
{
    /// <summary>P(X &lt;= x).</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Cdf(double x, double df) => IncompleteGamma.Tails(df / 2, x / 2).Lower;

    /// <summary>P(X &gt; x): the p value of a chi-square test.</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Survival(double x, double df) => IncompleteGamma.Tails(df / 2, x / 2).Upper;

    /// <summary>The density at x.</summary>
    /// <param name="x">Above 0; 0 elsewhere.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Density(double x, double df) => x > 0 ? IncompleteGamma.Density(df / 2, x / 2) / x : 0;

    /// <summary>x with P(X &lt;= x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double Quantile(double p, double df) => Gamma.Quantile(p, df / 2) * 2;

    /// <summary>x with P(X &gt; x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double UpperQuantile(double p, double df) => Gamma.UpperQuantile(p, df / 2) * 2;
}
