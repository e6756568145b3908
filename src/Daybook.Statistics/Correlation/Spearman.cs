using Daybook.Statistics.Distributions;
using Daybook.Statistics.Ranks;

namespace Daybook.Statistics.Correlation;

/// <summary>Spearman's rank correlation.</summary>
/// <param name="Rho">Pearson's correlation of the midranks.</param>
/// <param name="PApproximate">Two-sided p from t = rho sqrt((n - 2)/(1 - rho^2)).</param>
/// <param name="Interval">
/// Fisher's z interval with the standard error sqrt((1 + rho^2/2)/(n - 3)) of Bonett and Wright (2000).
/// </param>
public sealed record Spearman(double Rho, double PApproximate, Interval Interval)
{
    /// <summary>The rank correlation of pairs.</summary>
    /// <param name="x">At least three finite values that vary.</param>
    /// <param name="y">As many, that vary.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">Lengths differ, too few pairs, a value not finite, or no variation.</exception>
    public static Spearman Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double level = 0.95)
    {
        Require.Level(level);
        Require.SameLength(x, y, nameof(y));
        Require.AtLeast(3, x, nameof(x));
        double rho = Pearson.Coefficient(Ranking.Midranks(x), Ranking.Midranks(y));
        int n = x.Length;
        double t = rho * Math.Sqrt((n - 2) / ((1 - rho) * (1 + rho)));
        double half = n < 4 ? double.PositiveInfinity
            : Normal.UpperQuantile((1 - level) / 2) * Math.Sqrt((1 + rho * rho / 2) / (n - 3));
        return new Spearman(rho, StudentT.TwoSided(t, n - 2),
            new Interval(Math.Tanh(Math.Atanh(rho) - half), Math.Tanh(Math.Atanh(rho) + half), level));
    }

    /// <summary>
    /// Two-sided p without ties from the sum of squared rank differences: by enumeration up to n = 9, by the Edgeworth
    /// series of Algorithm AS 89 (Best and Roberts 1975) above, as R does it.
    /// </summary>
    /// <param name="sumOfSquares">The sum of squared rank differences.</param>
    /// <param name="n">How many pairs, at least 2.</param>
    public static double UntiedP(double sumOfSquares, int n)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 2);
        double centre = ((double)n * n * n - n) / 6;
        double p = sumOfSquares > centre ? Upper(sumOfSquares, n) : 1 - Upper(sumOfSquares + 2, n);
        return Math.Min(1, 2 * p);
    }

    /// <summary>P(S &gt;= s); s is even.</summary>
    private static double Upper(double s, int n)
    {
        s = Math.Round(s);
        double largest = ((double)n * n * n - n) / 3;
        if (s <= 0 || s > largest)
        {
            return s <= 0 ? 1 : 0;
        }
        return n <= 9 ? Enumerated(s, n) : Edgeworth(s, n);
    }

    private static double Enumerated(double s, int n)
    {
        long all = 0, extreme = 0;
        int[] order = new int[n];
        bool[] taken = new bool[n];
        void Place(int i, double sum)
        {
            if (i == n)
            {
                all++;
                extreme += sum >= s ? 1 : 0;
                return;
            }
            for (int k = 0; k < n; k++)
            {
                if (!taken[k])
                {
                    taken[k] = true;
                    Place(i + 1, sum + (double)(k - i) * (k - i));
                    taken[k] = false;
                }
            }
        }
        Place(0, 0);
        return (double)extreme / all;
    }

    private static double Edgeworth(double s, int n)
    {
        double b = 1.0 / n, x = (6 * (s - 1) * b / ((double)n * n - 1) - 1) * Math.Sqrt(1 / b - 1), y = x * x;
        double u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b)
            - y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        return Math.Clamp(u / Math.Exp(y / 2) + Normal.Survival(x), 0, 1);
    }
}
