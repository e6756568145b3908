using Daybook.Statistics;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;

namespace Daybook.Cli.Fit;

/// <summary>
/// A few numbers of the reference format are the rounding residue of R's arithmetic rather than the mathematical value,
/// with tolerances that only the same residue meets. The library returns the true value; the runner writes down what
/// R's arithmetic leaves, so that a case compares methods and not rounding.
/// </summary>
internal static class ReferenceRounding
{
    /// <summary>sqrt(exp(v) - 1) as written: for v near 1e-15 it keeps one figure where the library keeps sixteen.</summary>
    public static double GeometricCoefficientOfVariation(double[] positive) =>
        Math.Sqrt(Math.Exp(Moments.Variance([.. positive.Select(v => Math.Log(v))])) - 1);

    /// <summary>
    /// The t quantile. At p = 1/2 the answer is 0; below one degree of freedom R bisects and returns the last t whose
    /// distribution function, rounded twice, is still 1/2: 1.25 x 2^-54 over the density at 0.
    /// </summary>
    public static double StudentTQuantile(double p, double df)
    {
        if (p != 0.5 || df >= 1)
        {
            return StudentT.Quantile(p, df);
        }
        double density = Math.Exp(GammaFunction.Log((df + 1) / 2) - GammaFunction.Log(df / 2)) / Math.Sqrt(df * Math.PI);
        return 1.25 * Math.ScaleB(1, -54) / density;
    }

    /// <summary>
    /// The conditional odds ratio where R's root finder stops, 1e-4 short of the root: Brent's algorithm on (0, 1), as
    /// fisher.test calls it. The library goes on to the root.
    /// </summary>
    public static double ConditionalOddsRatio(TwoByTwo table, int cell)
    {
        double exact = table.ConditionalOddsRatio;
        return !double.IsFinite(exact) || exact == 0 ? exact : Root(odds => table.ExpectedCell(odds) - cell);
    }

    /// <summary>The exact interval of the odds ratio, its limits where the same root finder stops.</summary>
    public static Interval OddsRatioInterval(TwoByTwo table)
    {
        Interval exact = table.OddsRatioInterval();
        double tail = (1 - exact.Level) / 2;
        return exact with
        {
            Lower = exact.Lower == 0 ? 0 : Root(odds => table.UpperTail(odds) - tail),
            Upper = double.IsInfinity(exact.Upper) ? exact.Upper : Root(odds => table.LowerTail(odds) - tail),
        };
    }

    /// <summary>A positive root, sought below 1 or, through the inverse, above.</summary>
    private static double Root(Func<double, double> f)
    {
        double atOne = f(1);
        bool below = atOne != 0 && Math.Sign(f(0)) != Math.Sign(atOne);
        return atOne == 0 ? 1 : below ? Brent(f, 0, 1) : 1 / Brent(inverse => f(1 / inverse), 2.220446049250313e-16, 1);
    }

    /// <summary>Brent's zero finder (1973) with the tolerance 2^-13 that R gives it.</summary>
    private static double Brent(Func<double, double> f, double a, double b)
    {
        double tolerance = Math.Pow(2.220446049250313e-16, 0.25), fa = f(a), fb = f(b), c = a, fc = fa;
        if (fa == 0 || fb == 0)
        {
            return fa == 0 ? a : b;
        }
        for (int iteration = 0; iteration <= 1000; iteration++)
        {
            double previous = b - a;
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }
            double least = 2 * 2.220446049250313e-16 * Math.Abs(b) + tolerance / 2, step = (c - b) / 2;
            if (Math.Abs(step) <= least || fb == 0)
            {
                return b;
            }
            if (Math.Abs(previous) >= least && Math.Abs(fa) > Math.Abs(fb))
            {
                step = Interpolate(a, b, c, fa, fb, fc, least, previous) ?? step;
            }
            (a, fa) = (b, fb);
            b += Math.Abs(step) < least ? Math.CopySign(least, step) : step;
            fb = f(b);
            if (Math.Sign(fb) == Math.Sign(fc))
            {
                (c, fc) = (a, fa);
            }
        }
        return b;
    }

    private static double? Interpolate(double a, double b, double c, double fa, double fb, double fc, double least, double previous)
    {
        double width = c - b, p, q;
        if (a == c)
        {
            double ratio = fb / fa;
            (p, q) = (width * ratio, 1 - ratio);
        }
        else
        {
            double near = fa / fc, mid = fb / fc, last = fb / fa;
            p = last * (width * near * (near - mid) - (b - a) * (mid - 1));
            q = (near - 1) * (mid - 1) * (last - 1);
        }
        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return p < 0.75 * width * q - Math.Abs(least * q) / 2 && p < Math.Abs(previous * q / 2) ? p / q : null;
    }
}
