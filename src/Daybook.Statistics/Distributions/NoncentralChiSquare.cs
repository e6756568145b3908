namespace Daybook.Statistics.Distributions;

/// <summary>The noncentral chi-square: a Poisson mixture of chi-squares with df, df + 2, df + 4, ...</summary>
public static class NoncentralChiSquare
{
    /// <summary>P(X &lt;= x).</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality, the sum of the squared means; at least 0.</param>
    public static double Cdf(double x, double df, double ncp) => !(df > 0) || !(ncp >= 0) || double.IsNaN(x)
        ? double.NaN
        : NoncentralSum.Around(ncp / 2, j => Poisson.Probability(j, ncp / 2) * ChiSquare.Cdf(x, df + 2.0 * j));

    /// <summary>P(X &gt; x).</summary>
    /// <param name="x">Any number; nothing lies below 0.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="ncp">The noncentrality; at least 0.</param>
    public static double Survival(double x, double df, double ncp) => !(df > 0) || !(ncp >= 0) || double.IsNaN(x)
        ? double.NaN
        : NoncentralSum.Around(ncp / 2, j => Poisson.Probability(j, ncp / 2) * ChiSquare.Survival(x, df + 2.0 * j));
}
