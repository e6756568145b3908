namespace Daybook.Statistics.Distributions;

/// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, and their inverse.</summary>
internal static class IncompleteGamma
{
    private const int MostTerms = 2_000_000;

    /// <summary>Both tails, each to full relative precision.</summary>
    public static (double Lower, double Upper) Tails(double a, double x)
    {
        if (double.IsNaN(a) || double.IsNaN(x) || a <= 0)
        {
            return (double.NaN, double.NaN);
        }
        if (x <= 0)
        {
            return (0, 1);
        }
        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }
        double density = Density(a, x);
        if (x < a + 1)
        {
            double lower = density * Series(a, x);
            return (lower, 1 - lower);
        }
        double upper = density * Fraction(a, x);
        return (1 - upper, upper);
    }

    /// <summary>x^a exp(-x) / Gamma(a): x times the density of the gamma distribution.</summary>
    public static double Density(double a, double x) =>
        Math.Sqrt(a) * Math.Exp(a * Elementary.Log1PMinus(x / a, (x - a) / a)
            - GammaFunction.StirlingCorrection(a) - GammaFunction.HalfLogTwoPi);

    /// <summary>x with P(a, x) = lower and Q(a, x) = upper; the smaller of the two is solved for.</summary>
    public static double Inverse(double a, double lower, double upper)
    {
        if (double.IsNaN(a) || double.IsNaN(lower) || a <= 0)
        {
            return double.NaN;
        }
        if (lower <= 0)
        {
            return 0;
        }
        if (upper <= 0)
        {
            return double.PositiveInfinity;
        }
        double z = lower < upper ? Normal.Quantile(lower) : Normal.UpperQuantile(upper);
        double start = GammaFunction.Digamma(a) + z * Math.Sqrt(GammaFunction.Trigamma(a));
        return Math.Exp(TailInverse.Solve(start, lower, upper, logX =>
        {
            double x = Math.Exp(logX);
            (double p, double q) = Tails(a, x);
            return (p, q, Density(a, x));
        }));
    }

    private static double Series(double a, double x)
    {
        double term = 1 / a;
        double sum = term;
        for (int k = 1; k < MostTerms && term > sum * 1e-17; k++)
        {
            term *= x / (a + k);
            sum += term;
        }
        return sum;
    }

    /// <summary>Legendre's continued fraction by Lentz's method.</summary>
    private static double Fraction(double a, double x)
    {
        const double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double h = d;
        for (int k = 1; k < MostTerms; k++)
        {
            double numerator = -k * (k - a);
            b += 2;
            d = numerator * d + b;
            d = 1 / (Math.Abs(d) < tiny ? tiny : d);
            c = b + numerator / c;
            c = Math.Abs(c) < tiny ? tiny : c;
            double factor = d * c;
            h *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }
        return h;
    }
}
