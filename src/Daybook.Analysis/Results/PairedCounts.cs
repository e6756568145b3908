using Daybook.Statistics.Distributions;

namespace Daybook.Analysis;

/// <summary>A two by two table of the same people under two conditions.</summary>
/// <param name="Both">Yes under both.</param>
/// <param name="OnlyFirst">Yes under the first only.</param>
/// <param name="OnlySecond">Yes under the second only.</param>
/// <param name="Neither">Yes under neither.</param>
internal readonly record struct PairedCounts(int Both, int OnlyFirst, int OnlySecond, int Neither)
{
    public int N => Both + OnlyFirst + OnlySecond + Neither;

    /// <summary>The exact two-sided McNemar test: a sign test on those who differ; 1 when nobody does.</summary>
    public double McNemarExact =>
        OnlyFirst + OnlySecond == 0 ? 1 : Math.Min(1, 2 * Binomial.Cdf(Math.Min(OnlyFirst, OnlySecond), OnlyFirst + OnlySecond, 0.5));

    /// <summary>The difference of the two proportions with Newcombe's interval for pairs (1998, method 10).</summary>
    public Interval Newcombe(double confidence)
    {
        double n = N, p1 = (Both + OnlyFirst) / n, p2 = (Both + OnlySecond) / n;
        double z = Normal.Quantile(1 - (1 - confidence) / 2);
        var (l1, u1) = Wilson(p1, n, z);
        var (l2, u2) = Wilson(p2, n, z);
        double phi = Phi();
        double below = Square(p1 - l1) - 2 * phi * (p1 - l1) * (u2 - p2) + Square(u2 - p2);
        double above = Square(u1 - p1) - 2 * phi * (u1 - p1) * (p2 - l2) + Square(p2 - l2);
        return new Interval(p1 - p2, p1 - p2 - Math.Sqrt(Math.Max(0, below)), p1 - p2 + Math.Sqrt(Math.Max(0, above)));
    }

    /// <summary>The correlation with Newcombe's continuity correction, which is used only when it is positive.</summary>
    private double Phi()
    {
        double margins = (double)(Both + OnlyFirst) * (OnlySecond + Neither) * (Both + OnlySecond) * (OnlyFirst + Neither);
        if (margins == 0)
        {
            return 0;
        }
        double cross = (double)Both * Neither - (double)OnlyFirst * OnlySecond;
        double corrected = cross > N / 2.0 ? cross - N / 2.0 : cross >= 0 ? 0 : cross;
        return corrected / Math.Sqrt(margins);
    }

    private static (double Low, double High) Wilson(double p, double n, double z)
    {
        double middle = (p + z * z / (2 * n)) / (1 + z * z / n);
        double half = z * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        return (middle - half, middle + half);
    }

    private static double Square(double x) => x * x;
}
