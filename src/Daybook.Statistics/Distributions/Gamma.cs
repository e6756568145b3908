namespace Daybook.Statistics.Distributions;

/// <summary>The gamma distribution with unit rate: divide x by the scale first. NaN or shape &lt;= 0 give NaN.</summary>
public static class Gamma
{
    /// <summary>P(X &lt;= x), the regularised incomplete gamma function P(shape, x).</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="shape">Above 0.</param>
    public static double Cdf(double x, double shape) => IncompleteGamma.Tails(shape, x).Lower;

    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="shape">Above 0.</param>
    public static double Survival(double x, double shape) => IncompleteGamma.Tails(shape, x).Upper;

    /// <summary>x with P(X &lt;= x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="shape">Above 0.</param>
    public static double Quantile(double p, double shape) =>
        p is >= 0 and <= 1 ? IncompleteGamma.Inverse(shape, p, 1 - p) : double.NaN;

    /// <summary>x with P(X &gt; x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="shape">Above 0.</param>
    public static double UpperQuantile(double p, double shape) =>
        p is >= 0 and <= 1 ? IncompleteGamma.Inverse(shape, 1 - p, p) : double.NaN;
}
