namespace Daybook.Statistics.Distributions;

/// <summary>Finds a root of a continuous function inside a bracket: Brent's method, to the last bits.</summary>
internal static class RootFinder
{
    /// <summary>x between <paramref name="low"/> and <paramref name="high"/> where the function changes its sign.</summary>
    /// <param name="function">A continuous function; an infinite value is read as its sign.</param>
    /// <param name="low">One end.</param>
    /// <param name="high">The other end.</param>
    /// <param name="tolerance">Absolute width at which to stop; the default goes to the last bits.</param>
    /// <exception cref="ArgumentException">The function has the same sign at both ends, or is NaN there.</exception>
    public static double Find(Func<double, double> function, double low, double high, double tolerance = 0)
    {
        ArgumentNullException.ThrowIfNull(function);
        double a = low, b = high, fa = function(a), fb = function(b);
        if (fa == 0 || fb == 0)
        {
            return fa == 0 ? a : b;
        }
        if (!(Math.Sign(fa) * Math.Sign(fb) < 0))
        {
            throw new ArgumentException("The function does not change its sign between the two ends.", nameof(function));
        }
        double c = a, fc = fa, step = b - a, before = step;
        for (int iteration = 0; iteration < 500; iteration++)
        {
            if (Math.Sign(fb) == Math.Sign(fc))
            {
                (c, fc, step) = (a, fa, b - a);
                before = step;
            }
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }
            double width = 2.3e-16 * Math.Abs(b) + 0.5 * tolerance;
            double half = 0.5 * (c - b);
            if (Math.Abs(half) <= width || fb == 0)
            {
                return b;
            }
            (step, before) = Step(a, b, c, fa, fb, fc, half, width, step, before);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > width ? step : Math.CopySign(width, half);
            fb = function(b);
        }
        return b;
    }

    /// <summary>Inverse quadratic interpolation where it is safe, bisection otherwise.</summary>
    private static (double Step, double Before) Step(
        double a, double b, double c, double fa, double fb, double fc, double half, double width, double step, double before)
    {
        if (Math.Abs(before) < width || Math.Abs(fa) <= Math.Abs(fb) || !double.IsFinite(fa) || !double.IsFinite(fc))
        {
            return (half, half);
        }
        double s = fb / fa, p, q;
        if (a == c)
        {
            (p, q) = (2 * half * s, 1 - s);
        }
        else
        {
            double r = fb / fc;
            double t = fa / fc;
            p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return 2 * p < Math.Min(3 * half * q - Math.Abs(width * q), Math.Abs(before * q)) ? (p / q, step) : (half, half);
    }
}
