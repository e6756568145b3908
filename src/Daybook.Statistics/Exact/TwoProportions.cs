using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// Two independent proportions: x1 of n1 against x2 of n2. Differences are first minus second, ratios first over second.
/// </summary>
public sealed record TwoProportions
{
    /// <summary>Takes the counts.</summary>
    /// <param name="x1">Events in the first group.</param>
    /// <param name="n1">Size of the first group, at least 1.</param>
    /// <param name="x2">Events in the second group.</param>
    /// <param name="n2">Size of the second group, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or above its group's size.</exception>
    public TwoProportions(int x1, int n1, int x2, int n2)
    {
        foreach ((int x, int n) in new[] { (x1, n1), (x2, n2) })
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
            ArgumentOutOfRangeException.ThrowIfNegative(x);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(x, n);
        }
        (X1, N1, X2, N2) = (x1, n1, x2, n2);
    }

    /// <summary>Events in the first group.</summary>
    public int X1 { get; }

    /// <summary>Size of the first group.</summary>
    public int N1 { get; }

    /// <summary>Events in the second group.</summary>
    public int X2 { get; }

    /// <summary>Size of the second group.</summary>
    public int N2 { get; }

    /// <summary>Proportion of the first group.</summary>
    public double P1 => (double)X1 / N1;

    /// <summary>Proportion of the second group.</summary>
    public double P2 => (double)X2 / N2;

    /// <summary>p1 - p2.</summary>
    public double RiskDifference => P1 - P2;

    /// <summary>p1 / p2; infinite when nobody of the second group has the event, NaN when nobody has.</summary>
    public double RiskRatio => P1 / P2;

    /// <summary>The conditional view of the table.</summary>
    public TwoByTwo Table => new(X1, N1 - X1, X2, N2 - X2);

    /// <summary>Pearson's chi-square without correction; NaN when nobody or everybody has the event.</summary>
    public double ChiSquare => Chi(0);

    /// <summary>Pearson's chi-square with Yates' correction, at most the smallest distance from expectation.</summary>
    public double ChiSquareYates => Chi(0.5);

    /// <summary>The score statistic of Miettinen and Nurminen (1985) for a risk difference.</summary>
    /// <param name="difference">The difference under the hypothesis, between -1 and 1.</param>
    /// <param name="corrected">Whether the variance carries their factor N/(N - 1); without it the statistic is Mee's (1984).</param>
    public double DifferenceScore(double difference, bool corrected = true)
    {
        (double p1, double p2) = RestrictedProportions(difference);
        double n = N1 + N2, variance = p1 * (1 - p1) / N1 + p2 * (1 - p2) / N2;
        variance *= corrected ? n / (n - 1) : 1;
        double distance = RiskDifference - difference;
        return variance > 0 ? distance / Math.Sqrt(variance)
            : Math.Abs(distance) < 1e-14 ? 0 : Math.Sign(distance) * double.PositiveInfinity;
    }

    /// <summary>Wald's interval of the difference; for comparison.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval WaldInterval(double level = 0.95) =>
        Interval.Around(RiskDifference, Z(level) * Math.Sqrt(P1 * (1 - P1) / N1 + P2 * (1 - P2) / N2), level);

    /// <summary>Newcombe's interval (1998, method 10): the groups' Wilson limits, squared and added.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval NewcombeInterval(double level = 0.95)
    {
        Interval w1 = Proportion.Wilson(X1, N1, level), w2 = Proportion.Wilson(X2, N2, level);
        return new Interval(RiskDifference - Hypotenuse(P1 - w1.Lower, w2.Upper - P2),
            RiskDifference + Hypotenuse(w1.Upper - P1, P2 - w2.Lower), level);
    }

    /// <summary>Agresti and Caffo's interval (2000): Wald after adding one event and one non-event to each group.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval AgrestiCaffoInterval(double level = 0.95)
    {
        double a = (X1 + 1.0) / (N1 + 2), b = (X2 + 1.0) / (N2 + 2);
        return Interval.Around(a - b, Z(level) * Math.Sqrt(a * (1 - a) / (N1 + 2) + b * (1 - b) / (N2 + 2)), level);
    }

    /// <summary>The score interval of the difference by Miettinen and Nurminen (1985).</summary>
    /// <param name="level">Confidence level.</param>
    public Interval MiettinenNurminenInterval(double level = 0.95) => ScoreInterval(corrected: true, level);

    /// <summary>The score interval of the difference by Mee (1984): without the factor N/(N - 1).</summary>
    /// <param name="level">Confidence level.</param>
    public Interval MeeInterval(double level = 0.95) => ScoreInterval(corrected: false, level);

    private Interval ScoreInterval(bool corrected, double level)
    {
        double z = Z(level), estimate = RiskDifference;
        const double edge = 1 - 1e-12;
        double Limit(double sign)
        {
            double end = -sign * edge;
            double Excess(double d) => DifferenceScore(d, corrected) - sign * z;
            return sign * estimate <= -1 || sign * Excess(end) < 0 ? -sign : RootFinder.Find(Excess, end, estimate);
        }
        return new Interval(Limit(1), Limit(-1), level);
    }

    /// <summary>Katz' interval of the risk ratio, on the log scale; needs an event in each group.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval KatzInterval(double level = 0.95)
    {
        double half = Z(level) * Math.Sqrt(1.0 / X1 - 1.0 / N1 + 1.0 / X2 - 1.0 / N2);
        return new Interval(RiskRatio * Math.Exp(-half), RiskRatio * Math.Exp(half), level);
    }

    /// <summary>The score interval of the risk ratio by Miettinen and Nurminen (1985).</summary>
    /// <param name="level">Confidence level.</param>
    /// <returns>From 0 when the first group has no event; to infinity when the second has none.</returns>
    public Interval MiettinenNurminenRatioInterval(double level = 0.95) => RatioScoreInterval(corrected: true, level);

    /// <summary>The score interval of the risk ratio by Koopman (1984): without the factor N/(N - 1).</summary>
    /// <param name="level">Confidence level.</param>
    /// <returns>From 0 when the first group has no event; to infinity when the second has none.</returns>
    public Interval KoopmanInterval(double level = 0.95) => RatioScoreInterval(corrected: false, level);

    private Interval RatioScoreInterval(bool corrected, double level)
    {
        double z = Z(level), start = Math.Log((X1 + 0.5) / (N1 + 0.5) / ((X2 + 0.5) / (N2 + 0.5)));
        double centre = X1 > 0 && X2 > 0 ? Math.Log(RiskRatio) : start;
        double Limit(double sign) => Math.Exp(RootFinder.Find(
            log => RatioScore(Math.Exp(log), corrected) - sign * z, centre - 20, centre + 20, 1e-14));
        return new Interval(X1 == 0 ? 0 : Limit(1), X2 == 0 ? double.PositiveInfinity : Limit(-1), level);
    }

    /// <summary>Woolf's interval of the odds ratio; needs four cells that are not empty.</summary>
    /// <param name="level">Confidence level.</param>
    public Interval WoolfInterval(double level = 0.95)
    {
        double half = Z(level) * Math.Sqrt(1.0 / X1 + 1.0 / (N1 - X1) + 1.0 / X2 + 1.0 / (N2 - X2));
        return new Interval(OddsRatio * Math.Exp(-half), OddsRatio * Math.Exp(half), level);
    }

    /// <summary>The sample odds ratio.</summary>
    public double OddsRatio => (double)X1 * (N2 - X2) / ((double)(N1 - X1) * X2);

    /// <summary>The pooled z statistic of two proportions; 0 when nobody or everybody has the event.</summary>
    internal static double PooledZ(int x1, int n1, int x2, int n2)
    {
        double pooled = (x1 + (double)x2) / (n1 + (double)n2), variance = pooled * (1 - pooled) * (1.0 / n1 + 1.0 / n2);
        return variance == 0 ? 0 : ((double)x1 / n1 - (double)x2 / n2) / Math.Sqrt(variance);
    }

    private double RatioScore(double ratio, bool corrected)
    {
        double a = (N1 + (double)N2) * ratio, b = -(N1 * ratio + X1 + N2 + X2 * ratio), c = X1 + X2;
        double p2 = (-b - Math.Sqrt(Math.Max(0, b * b - 4 * a * c))) / (2 * a), p1 = p2 * ratio;
        double n = N1 + N2, variance = p1 * (1 - p1) / N1 + ratio * ratio * p2 * (1 - p2) / N2;
        variance *= corrected ? n / (n - 1) : 1;
        double distance = P1 - ratio * P2;
        return distance == 0 ? 0 : distance / Math.Sqrt(Math.Max(0, variance));
    }

    /// <summary>The maximum-likelihood proportions whose difference is fixed: the closed root of a cubic.</summary>
    private (double P1, double P2) RestrictedProportions(double d)
    {
        double n = N1 + N2;
        double l2 = (N1 + 2.0 * N2) * d - n - (X1 + X2), l1 = (N2 * d - n - 2.0 * X2) * d + X1 + X2, l0 = X2 * d * (1 - d);
        double q = Math.Pow(l2, 3) / (27 * n * n * n) - l1 * l2 / (6 * n * n) + l0 / (2 * n);
        double p = (q < 0 ? -1 : 1) * Math.Sqrt(Math.Max(0, l2 * l2 / (9 * n * n) - l1 / (3 * n)));
        double angle = (Math.PI + Math.Acos(Math.Clamp(p == 0 ? 0 : q / (p * p * p), -1, 1))) / 3;
        double p2 = Math.Clamp(2 * p * Math.Cos(angle) - l2 / (3 * n), 0, 1);
        return (Math.Clamp(p2 + d, 0, 1), p2);
    }

    private double Chi(double correction)
    {
        double n = N1 + N2, events = X1 + X2;
        double[] observed = [X1, N1 - X1, X2, N2 - X2];
        double[] expected = [N1 * events / n, N1 * (n - events) / n, N2 * events / n, N2 * (n - events) / n];
        double most = Math.Min(correction, Math.Abs(observed[0] - expected[0]));
        return observed.Zip(expected, (o, e) => Math.Pow(Math.Abs(o - e) - most, 2) / e).Sum();
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);

    private static double Z(double level)
    {
        Require.Level(level);
        return Normal.UpperQuantile((1 - level) / 2);
    }
}
