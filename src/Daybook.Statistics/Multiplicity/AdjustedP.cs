using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Multiplicity;

/// <summary>
/// Adjusted p values of a family of hypotheses: a hypothesis is rejected at level alpha when its adjusted p is at most
/// alpha. Results stand in the order of the input. p values must lie between 0 and 1; NaN is refused.
/// </summary>
public static class AdjustedP
{
    /// <summary>m p. Controls the family-wise error under any dependence.</summary>
    /// <param name="p">The p values.</param>
    public static double[] Bonferroni(IReadOnlyList<double> p) => [.. Checked(p).Select(v => Math.Min(1, p.Count * v))];

    /// <summary>1 - (1 - p)^m. Controls the family-wise error for independent tests.</summary>
    /// <param name="p">The p values.</param>
    public static double[] Sidak(IReadOnlyList<double> p) => [.. Checked(p).Select(v => OneMinusPower(v, p.Count))];

    /// <summary>Holm's step-down procedure: family-wise error under any dependence, better than Bonferroni.</summary>
    /// <param name="p">The p values.</param>
    public static double[] Holm(IReadOnlyList<double> p) => StepDown(p, (value, left) => left * value);

    /// <summary>Holm's procedure with Sidak's bound at every step.</summary>
    /// <param name="p">The p values.</param>
    public static double[] HolmSidak(IReadOnlyList<double> p) => StepDown(p, OneMinusPower);

    /// <summary>Hochberg's step-up procedure: family-wise error for independent or positively dependent tests.</summary>
    /// <param name="p">The p values.</param>
    public static double[] Hochberg(IReadOnlyList<double> p) => StepUp(p, (value, rank, m) => (m - rank + 1) * value);

    /// <summary>Benjamini and Hochberg's step-up procedure: false discovery rate, independent or positively dependent.</summary>
    /// <param name="p">The p values.</param>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p) =>
        StepUp(p, (value, rank, m) => m / (double)rank * value);

    /// <summary>Benjamini and Yekutieli's step-up procedure: false discovery rate under any dependence.</summary>
    /// <param name="p">The p values.</param>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> p)
    {
        double harmonic = Harmonic(Math.Max(1, Checked(p).Count));
        return StepUp(p, (value, rank, m) => harmonic * m / rank * value);
    }

    /// <summary>
    /// Hommel's procedure (1988), the closure of Simes' test: more powerful than Hochberg's, same conditions. Computed as
    /// in Wright (Biometrics 48:1005, 1992).
    /// </summary>
    /// <param name="p">The p values.</param>
    public static double[] Hommel(IReadOnlyList<double> p)
    {
        int n = Checked(p).Count;
        if (n <= 2)
        {
            return Hochberg(p);
        }
        int[] order = Order(p);
        double[] sorted = [.. order.Select(i => p[i])];
        double simes = Enumerable.Range(1, n).Min(i => n * sorted[i - 1] / i);
        double[] adjusted = [.. Enumerable.Repeat(simes, n)], q = [.. adjusted];
        for (int m = n - 1; m >= 2; m--)
        {
            int low = n - m + 1;
            double bound = Enumerable.Range(2, m - 1).Min(j => m * sorted[low + j - 2] / j);
            for (int i = 0; i < n; i++)
            {
                q[i] = i < low ? Math.Min(m * sorted[i], bound) : q[low - 1];
                adjusted[i] = Math.Max(adjusted[i], q[i]);
            }
        }
        return Restore(order, i => Math.Max(adjusted[i], sorted[i]));
    }

    /// <summary>Hypotheses tested in the order given, each only when all before it were rejected.</summary>
    /// <param name="p">The p values, in the pre-specified order.</param>
    public static double[] FixedSequence(IReadOnlyList<double> p)
    {
        double largest = 0;
        return [.. Checked(p).Select(v => largest = Math.Max(largest, v))];
    }

    /// <summary>
    /// Narum's single critical value "B-Y" (Conservation Genetics 7:783, 2006): alpha over the sum of 1/i. It is one cut
    /// for all tests and not the step-up procedure of Benjamini and Yekutieli; kept to repeat papers that used it.
    /// </summary>
    /// <param name="tests">How many tests, at least 1.</param>
    /// <param name="alpha">The nominal level.</param>
    public static double NarumCutOff(int tests, double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tests, 1);
        return alpha / Harmonic(tests);
    }

    /// <summary>Fisher's combination: p of -2 sum log p as chi-square with 2m degrees of freedom.</summary>
    /// <param name="p">Independent p values.</param>
    public static double FisherCombined(IReadOnlyList<double> p) =>
        ChiSquare.Survival(-2 * Checked(p).Sum(Math.Log), 2.0 * p.Count);

    /// <summary>Stouffer's combination: the sum of normal quantiles over sqrt(m). One-sided p values.</summary>
    /// <param name="p">Independent one-sided p values.</param>
    public static double Stouffer(IReadOnlyList<double> p) =>
        Normal.Cdf(Checked(p).Sum(Normal.Quantile) / Math.Sqrt(p.Count));

    /// <summary>Simes' global p: the smallest m p(i) / i.</summary>
    /// <param name="p">The p values.</param>
    public static double Simes(IReadOnlyList<double> p) =>
        Checked(p).Order().Select((v, i) => v * p.Count / (i + 1)).Min();

    internal static IReadOnlyList<double> Checked(IReadOnlyList<double> p)
    {
        ArgumentNullException.ThrowIfNull(p);
        for (int i = 0; i < p.Count; i++)
        {
            if (!(p[i] is >= 0 and <= 1))
            {
                throw new ArgumentException($"p value {i + 1} is {p[i]}; p values lie between 0 and 1.", nameof(p));
            }
        }
        return p;
    }

    private static double Harmonic(int m) => Enumerable.Range(1, m).Sum(i => 1.0 / i);

    private static double OneMinusPower(double p, int m) => -Elementary.ExpM1(m * Elementary.Log1P(-p));

    private static double[] StepDown(IReadOnlyList<double> p, Func<double, int, double> bound)
    {
        int[] order = Order(Checked(p));
        double largest = 0;
        double[] adjusted = [.. order.Select((place, i) => largest = Math.Max(largest, Math.Min(1, bound(p[place], p.Count - i))))];
        return Restore(order, i => adjusted[i]);
    }

    private static double[] StepUp(IReadOnlyList<double> p, Func<double, int, int, double> bound)
    {
        int[] order = Order(Checked(p));
        double[] adjusted = new double[p.Count];
        double smallest = 1;
        for (int i = p.Count - 1; i >= 0; i--)
        {
            adjusted[i] = smallest = Math.Min(smallest, bound(p[order[i]], i + 1, p.Count));
        }
        return Restore(order, i => adjusted[i]);
    }

    private static int[] Order(IReadOnlyList<double> p) => [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];

    private static double[] Restore(int[] order, Func<int, double> value)
    {
        double[] restored = new double[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            restored[order[i]] = value(i);
        }
        return restored;
    }
}
