using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>Several 2 x 2 tables, one a stratum: Cochran, Mantel and Haenszel's analysis. Strata of one person are left out.</summary>
public sealed class CochranMantelHaenszel
{
    private readonly (double A, double B, double C, double D)[] strata;

    /// <summary>Takes the tables.</summary>
    /// <param name="strata">Rows (a, b) and (c, d) of each stratum.</param>
    /// <exception cref="ArgumentException">No stratum has two people.</exception>
    public CochranMantelHaenszel(IEnumerable<(int A, int B, int C, int D)> strata)
    {
        this.strata = [.. strata.Select(s => ((double)s.A, (double)s.B, (double)s.C, (double)s.D))
            .Where(s => s.Item1 + s.Item2 + s.Item3 + s.Item4 > 1)];
        if (this.strata.Length == 0)
        {
            throw new ArgumentException("No stratum has at least two people.", nameof(strata));
        }
    }

    /// <summary>The Mantel-Haenszel odds ratio: sum(ad/n) / sum(bc/n).</summary>
    public double CommonOddsRatio => Sum((a, b, c, d, n) => a * d / n) / Sum((a, b, c, d, n) => b * c / n);

    /// <summary>The chi-square with 1 df.</summary>
    /// <param name="corrected">Whether one half is taken off the distance from expectation, when it is that large.</param>
    public double ChiSquare(bool corrected = false)
    {
        double distance = Math.Abs(Sum((a, b, c, d, n) => a - (a + b) * (a + c) / n));
        double variance = Sum((a, b, c, d, n) => (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1)));
        double correction = corrected && distance >= 0.5 ? 0.5 : 0;
        return Math.Pow(distance - correction, 2) / variance;
    }

    /// <summary>Interval of the common odds ratio by Robins, Breslow and Greenland's variance (1986).</summary>
    /// <param name="level">Confidence level.</param>
    public Interval OddsRatioInterval(double level = 0.95)
    {
        Require.Level(level);
        double r = Sum((a, b, c, d, n) => a * d / n), s = Sum((a, b, c, d, n) => b * c / n);
        double pr = Sum((a, b, c, d, n) => (a + d) / n * a * d / n), qs = Sum((a, b, c, d, n) => (b + c) / n * b * c / n);
        double mixed = Sum((a, b, c, d, n) => (a + d) / n * b * c / n + (b + c) / n * a * d / n);
        double half = Normal.UpperQuantile((1 - level) / 2)
            * Math.Sqrt(pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s));
        return new Interval(r / s * Math.Exp(-half), r / s * Math.Exp(half), level);
    }

    /// <summary>The exact conditional two-sided p: the distribution of the sum of first cells given all margins.</summary>
    public double ExactP()
    {
        double[] distribution = [1];
        int observed = 0;
        foreach ((double a, double b, double c, double d) in strata)
        {
            int lowest = (int)Math.Max(0, a - d), highest = (int)Math.Min(a + b, a + c);
            double[] p = [.. Enumerable.Range(lowest, highest - lowest + 1)
                .Select(k => Hypergeometric.Probability(k, (int)(a + c), (int)(b + d), (int)(a + b)))];
            double[] next = new double[distribution.Length + p.Length - 1];
            for (int i = 0; i < distribution.Length; i++)
            {
                for (int j = 0; j < p.Length; j++)
                {
                    next[i + j] += distribution[i] * p[j];
                }
            }
            distribution = next;
            observed += (int)a - lowest;
        }
        double bound = distribution[observed] * (1 + 1e-7);
        return Math.Min(1, distribution.Where(p => p <= bound).Sum());
    }

    private double Sum(Func<double, double, double, double, double, double> part) =>
        strata.Sum(s => part(s.A, s.B, s.C, s.D, s.A + s.B + s.C + s.D));
}
