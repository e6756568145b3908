namespace Daybook.Statistics.Distributions;

/// <summary>The beta distribution on (0, 1). NaN or shapes that are not positive give NaN.</summary>
public static class Beta
{
    /// <summary>P(X &lt;= x), the regularised incomplete beta function I_x(a, b).</summary>
    /// <param name="x">Any number; nothing lies outside 0 to 1.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Cdf(double x, double a, double b) => IncompleteBeta.Tails(x, 1 - x, a, b).Lower;

    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">Any number; nothing lies outside 0 to 1.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Survival(double x, double a, double b) => IncompleteBeta.Tails(x, 1 - x, a, b).Upper;

    /// <summary>x with P(X &lt;= x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Quantile(double p, double a, double b) =>
        p is >= 0 and <= 1 ? 1 / (1 + Math.Exp(-IncompleteBeta.InverseLogit(p, 1 - p, a, b))) : double.NaN;

    /// <summary>x with P(X &gt; x) = p.</summary>
    /// <param name="p">Between 0 and 1; outside gives NaN.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double UpperQuantile(double p, double a, double b) =>
        p is >= 0 and <= 1 ? 1 / (1 + Math.Exp(-IncompleteBeta.InverseLogit(1 - p, p, a, b))) : double.NaN;
}
