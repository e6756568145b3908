using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Statistics.Design;

/// <summary>Power in closed form or by quadrature; two-sided tests count rejections on either side.</summary>
public static class Power
{
    /// <summary>Two-sample t test with n in each group.</summary>
    /// <param name="perGroup">Participants per group, above 1; fractions are allowed.</param>
    /// <param name="difference">True difference of means.</param>
    /// <param name="sd">Standard deviation within groups.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TwoSampleT(double perGroup, double difference, double sd, double alpha = 0.05) =>
        OfT(2 * (perGroup - 1), Math.Sqrt(perGroup / 2) * difference / sd, alpha);

    /// <summary>Paired or one-sample t test with n pairs.</summary>
    /// <param name="pairs">Pairs, above 1.</param>
    /// <param name="difference">True mean difference.</param>
    /// <param name="sd">Standard deviation of the differences.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double PairedT(double pairs, double difference, double sd, double alpha = 0.05) =>
        OfT(pairs - 1, Math.Sqrt(pairs) * difference / sd, alpha);

    /// <summary>How many per group a two-sample t test needs; not rounded up, at least 1.05.</summary>
    /// <param name="difference">True difference of means.</param>
    /// <param name="sd">Standard deviation within groups.</param>
    /// <param name="power">The power wanted.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TwoSampleTSize(double difference, double sd, double power, double alpha = 0.05)
    {
        double high = 4;
        while (TwoSampleT(high, difference, sd, alpha) < power)
        {
            high *= 2;
        }
        double low = TwoSampleT(2, difference, sd, alpha) < power ? 2 : 1.05;
        return TwoSampleT(low, difference, sd, alpha) >= power ? low
            : RootFinder.Find(n => TwoSampleT(n, difference, sd, alpha) - power, low, high, 1e-11);
    }

    /// <summary>AB/BA crossover with n participants in all, period in the model: n - 2 degrees of freedom.</summary>
    /// <param name="participants">Participants in all, above 2.</param>
    /// <param name="difference">True treatment effect.</param>
    /// <param name="sdWithin">Standard deviation within participants.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Crossover(double participants, double difference, double sdWithin, double alpha = 0.05) =>
        OfT(participants - 2, difference / (sdWithin * Math.Sqrt(2 / participants)), alpha);

    /// <summary>
    /// Two one-sided tests in an AB/BA crossover, exact: the bivariate event is integrated over the distribution of the
    /// standard error (Owen's Q in another form).
    /// </summary>
    /// <param name="participants">Participants in all, above 2.</param>
    /// <param name="difference">True treatment effect.</param>
    /// <param name="sdWithin">Standard deviation within participants.</param>
    /// <param name="margin">Equivalence margin, above 0, on the same scale.</param>
    /// <param name="alpha">Level of each one-sided test.</param>
    public static double CrossoverEquivalence(double participants, double difference, double sdWithin, double margin, double alpha = 0.05)
    {
        double df = participants - 2, error = sdWithin * Math.Sqrt(2 / participants), t = StudentT.UpperQuantile(alpha, df);
        double widest = margin / error / t; // beyond this ratio of estimated to true error nothing is declared equivalent
        double Density(double ratio) => 2 * df * ratio * ChiSquare.Density(df * ratio * ratio, df);
        double Declared(double ratio) => Math.Max(0, Normal.Cdf((margin - difference) / error - t * ratio)
            - Normal.Cdf((-margin - difference) / error + t * ratio));
        double reach = Math.Min(widest, Math.Sqrt(ChiSquare.UpperQuantile(1e-16, df) / df));
        return new GaussLegendre(32).Integrate(ratio => Declared(ratio) * Density(ratio), 0, reach, 24);
    }

    /// <summary>Two proportions with n in each group, by the normal approximation with unpooled variance under the alternative.</summary>
    /// <param name="perGroup">Participants per group.</param>
    /// <param name="p1">First true proportion.</param>
    /// <param name="p2">Second true proportion.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double TwoProportions(double perGroup, double p1, double p2, double alpha = 0.05)
    {
        double z = Normal.UpperQuantile(alpha / 2), sum = p1 + p2;
        double under = z * Math.Sqrt(sum * (1 - sum / 2)), scale = Math.Sqrt(p1 * (1 - p1) + p2 * (1 - p2));
        double shift = Math.Sqrt(perGroup) * Math.Abs(p1 - p2);
        return Normal.Cdf((shift - under) / scale) + Normal.Survival((shift + under) / scale);
    }

    /// <summary>The exact McNemar test, by enumeration of the discordant pairs.</summary>
    /// <param name="pairs">Participants.</param>
    /// <param name="onlyFirst">True probability of yes under the first condition only.</param>
    /// <param name="onlySecond">True probability of yes under the second condition only.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double McNemarExact(int pairs, double onlyFirst, double onlySecond, double alpha = 0.05)
    {
        double discordant = onlyFirst + onlySecond, power = 0;
        for (int m = 1; m <= pairs; m++)
        {
            double rejected = 0;
            for (int k = 0; k <= m; k++)
            {
                rejected += BinomialTest.TwoSided(k, m) <= alpha ? Binomial.Probability(k, m, onlyFirst / discordant) : 0;
            }
            power += rejected * Binomial.Probability(m, pairs, discordant);
        }
        return power;
    }

    private static double OfT(double df, double noncentrality, double alpha)
    {
        double t = StudentT.UpperQuantile(alpha / 2, df);
        return NoncentralT.Survival(t, df, noncentrality) + NoncentralT.Cdf(-t, df, noncentrality);
    }
}
