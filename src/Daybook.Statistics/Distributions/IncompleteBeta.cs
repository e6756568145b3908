namespace Daybook.Statistics.Distributions;

/// <summary>The regularised incomplete beta function and its inverse, tails kept apart.</summary>
internal static class IncompleteBeta
{
    private const int MostTerms = 2_000_000;

    /// <summary>I_x(a, b) and 1 - I_x(a, b), each to full relative precision; y is 1 - x, given apart.</summary>
    public static (double Lower, double Upper) Tails(double x, double y, double a, double b)
    {
        if (double.IsNaN(x) || double.IsNaN(y) || !(a > 0) || !(b > 0))
        {
            return (double.NaN, double.NaN);
        }
        if (x <= 0 || y <= 0)
        {
            return x <= 0 ? (0, 1) : (1, 0);
        }
        double density = Density(x, y, a, b);
        if (a * y >= b * x)
        {
            double lower = Math.Min(1, density * Fraction(x, y, a, b));
            return (lower, 1 - lower);
        }
        double upper = Math.Min(1, density * Fraction(y, x, b, a));
        return (1 - upper, upper);
    }

    /// <summary>x^a y^b / B(a, b): x y times the density of the beta distribution (Loader's saddle-point form).</summary>
    public static double Density(double x, double y, double a, double b) => Math.Exp(LogDensity(x, y, a, b));

    /// <summary>The logarithm of <see cref="Density"/>.</summary>
    public static double LogDensity(double x, double y, double a, double b)
    {
        double n = a + b;
        double offset = (x * b - y * a) / n;
        return 0.5 * Math.Log(a * (b / n)) - GammaFunction.HalfLogTwoPi
            + a * Elementary.Log1PMinus(x * n / a, offset * n / a) + b * Elementary.Log1PMinus(y * n / b, -offset * n / b)
            + GammaFunction.StirlingCorrection(n) - GammaFunction.StirlingCorrection(a) - GammaFunction.StirlingCorrection(b);
    }

    /// <summary>log(x / (1 - x)) with I_x(a, b) = lower and 1 - I_x(a, b) = upper.</summary>
    public static double InverseLogit(double lower, double upper, double a, double b)
    {
        if (double.IsNaN(lower) || double.IsNaN(upper) || !(a > 0) || !(b > 0))
        {
            return double.NaN;
        }
        if (lower <= 0 || upper <= 0)
        {
            return lower <= 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }
        double z = lower < upper ? Normal.Quantile(lower) : Normal.UpperQuantile(upper);
        double start = GammaFunction.Digamma(a) - GammaFunction.Digamma(b)
            + z * Math.Sqrt(GammaFunction.Trigamma(a) + GammaFunction.Trigamma(b));
        return TailInverse.Solve(start, lower, upper, logit =>
        {
            double x = 1 / (1 + Math.Exp(-logit)), y = 1 / (1 + Math.Exp(logit));
            (double p, double q) = Tails(x, y, a, b);
            return (p, q, Density(x, y, a, b));
        });
    }

    /// <summary>
    /// I_x(a, b) over the density, for x at most a/(a + b): the continued fraction of Didonato and Morris (ACM TOMS
    /// 18:360, 1992, equation 9) by Lentz's method.
    /// </summary>
    private static double Fraction(double x, double y, double a, double b)
    {
        const double tiny = 1e-300;
        double lambda = a * y - b * x;
        double f = Math.Max(a * (lambda + 1) / (a + 1), tiny);
        double c = f, d = 0;
        for (int n = 1; n < MostTerms; n++)
        {
            double scale = a + 2.0 * n - 1;
            double alpha = (a + n - 1) / scale * ((a + b + n - 1) / scale) * n * (b - n) * x * x;
            double beta = n + n * (b - n) * x / scale + (a + n) / (a + 2.0 * n + 1) * (lambda + 1 + n * (1 + y));
            d = beta + alpha * d;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = beta + alpha / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            double factor = c * d;
            f *= factor;
            if (Math.Abs(factor - 1) < 2e-16)
            {
                break;
            }
        }
        return 1 / f;
    }
}
