namespace Daybook.Statistics.Distributions;

/// <summary>
/// The studentised range of Tukey's comparisons, by two nested Gauss-Legendre quadratures. About 12 figures; R's
/// <c>ptukey</c> is wrong in the fifth at small degrees of freedom.
/// </summary>
public static class StudentizedRange
{
    private static readonly GaussLegendre Rule = new(16);
    private static readonly (double Z, double Weight, double Cdf)[] Normals = NormalGrid();

    /// <summary>P(Q &gt; q) for the range of <paramref name="groups"/> means over their pooled standard error.</summary>
    /// <param name="q">The studentised range; for a pair, sqrt(2) |t|. Not positive gives 1.</param>
    /// <param name="groups">How many means are compared, at least 2.</param>
    /// <param name="df">Degrees of freedom of the standard error, above 0; infinity is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than two groups.</exception>
    public static double Survival(double q, int groups, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 2);
        if (double.IsNaN(q) || !(df > 0))
        {
            return double.NaN;
        }
        if (q <= 0)
        {
            return 1;
        }
        if (double.IsInfinity(df) || df > 1e8)
        {
            return RangeSurvival(q, groups);
        }
        // s^2 df is chi-square: integrate over log s between the points that leave out 1e-18 on either side.
        double low = 0.5 * Math.Log(Math.Max(ChiSquare.Quantile(1e-18, df) / df, 1e-24));
        double high = 0.5 * Math.Log(ChiSquare.UpperQuantile(1e-18, df) / df);
        double constant = Math.Log(2) + df / 2 * Math.Log(df / 2) - GammaFunction.Log(df / 2);
        // Below one degree of freedom the lower end is cut at 1e-12, with mass beneath it over which the range hardly changes.
        double beneath = ChiSquare.Cdf(df * Math.Exp(2 * low), df) * RangeSurvival(q * Math.Exp(low), groups);
        return beneath + Rule.Integrate(
            log => RangeSurvival(q * Math.Exp(log), groups)
                * Math.Exp(constant + df * log - df / 2 * Math.Exp(2 * log)), low, high, 16);
    }

    /// <summary>q with P(Q &gt; q) = p.</summary>
    /// <param name="p">Strictly between 0 and 1; anything else gives NaN.</param>
    /// <param name="groups">How many means are compared, at least 2.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    public static double UpperQuantile(double p, int groups, double df)
    {
        if (!(p is > 0 and < 1) || !(df > 0))
        {
            return double.NaN;
        }
        double high = 4;
        while (Survival(high, groups, df) > p)
        {
            high *= 2;
        }
        return RootFinder.Find(q => Math.Log(Survival(q, groups, df) / p), 1e-6, high);
    }

    /// <summary>P(range of k standard normals &gt; w), written so that small probabilities do not cancel.</summary>
    private static double RangeSurvival(double w, int groups)
    {
        double sum = 0;
        foreach ((double z, double weight, double cdf) in Normals)
        {
            double below = Normal.Cdf(z - w);
            sum += weight * (Math.Pow(cdf, groups - 1) - Math.Pow(cdf - below, groups - 1));
        }
        return groups * sum;
    }

    private static (double Z, double Weight, double Cdf)[] NormalGrid()
    {
        const int panels = 14;
        const double half = 9.0 / panels;
        return [.. Enumerable.Range(0, panels).SelectMany(panel => Rule.Nodes.Select((node, i) =>
        {
            double z = -9 + half * (2 * panel + 1 + node);
            return (z, Rule.Weights[i] * half * Normal.Density(z), Normal.Cdf(z));
        }))];
    }
}
