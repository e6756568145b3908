using MathNet.Numerics;

namespace Daybook.Statistics.Kernel;

/// <summary>
/// P(studentised range of k means with df degrees of freedom &gt;= q) by Gauss-Legendre quadrature: the range of k normals
/// inside, the scale outside on its logarithm. R's ptukey loses the fifth digit at small df; this does not.
/// </summary>
internal static class StudentizedRangeTail
{
    private const int Nodes = 64;
    private static readonly (double[] X, double[] W) Rule = Legendre();
    private static readonly (double[] Z, double[] W, double[] Cdf) Inner = Normals();

    public static double Upper(double q, int k, double df)
    {
        if (!(q > 0)) return 1;
        if (double.IsPositiveInfinity(df)) return Range(q, k);
        var half = df / 2;
        var lower = 0.5 * Math.Log(Math.Max(ScaleQuantile(half, 1e-18, true) / half, 1e-24));
        var upper = 0.5 * Math.Log(ScaleQuantile(half, 1e-18, false) / half);
        var constant = Math.Log(2) + half * Math.Log(half) - SpecialFunctions.GammaLn(half);
        return Panels(lower, upper, 12, t =>
        {
            var s = Math.Exp(t);
            return Range(q * s, k) * Math.Exp(constant + df * t - half * s * s);
        });
    }

    private static double Range(double w, int k)
    {
        var sum = 0.0;
        for (var i = 0; i < Inner.Z.Length; i++)
        {
            var p = Inner.Cdf[i];
            sum += Inner.W[i] * (Math.Pow(p, k - 1) - Math.Pow(p - Cdf(Inner.Z[i] - w), k - 1));
        }

        return k * sum;
    }

    // The gamma(half) quantile at a tiny tail, by bisection on the logarithm.
    private static double ScaleQuantile(double half, double tail, bool lower)
    {
        double low = -60, high = 20;
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            var x = half * Math.Exp(middle);
            var area = lower ? SpecialFunctions.GammaLowerRegularized(half, x) : SpecialFunctions.GammaUpperRegularized(half, x);
            if ((area > tail) == lower) high = middle;
            else low = middle;
        }

        return half * Math.Exp(low);
    }

    private static double Cdf(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    private static double Panels(double from, double to, int panels, Func<double, double> f)
    {
        var sum = 0.0;
        var h = (to - from) / panels / 2;
        for (var p = 0; p < panels; p++)
        {
            var middle = from + (2 * p + 1) * h;
            for (var i = 0; i < Nodes; i++) sum += h * Rule.W[i] * f(middle + h * Rule.X[i]);
        }

        return sum;
    }

    private static (double[] Z, double[] W, double[] Cdf) Normals()
    {
        const int panels = 12;
        var (z, w, cdf) = (new double[panels * Nodes], new double[panels * Nodes], new double[panels * Nodes]);
        for (var p = 0; p < panels; p++)
        {
            for (var i = 0; i < Nodes; i++)
            {
                var at = p * Nodes + i;
                z[at] = -9 + 1.5 * p + 0.75 + 0.75 * Rule.X[i];
                w[at] = 0.75 * Rule.W[i] * Math.Exp(-z[at] * z[at] / 2) / Math.Sqrt(2 * Math.PI);
                cdf[at] = Cdf(z[at]);
            }
        }

        return (z, w, cdf);
    }

    private static (double[] X, double[] W) Legendre()
    {
        var (x, w) = (new double[Nodes], new double[Nodes]);
        for (var i = 0; i < Nodes; i++)
        {
            var t = Math.Cos(Math.PI * (i + 0.75) / (Nodes + 0.5));
            double slope = 1;
            for (var step = 0; step < 100; step++)
            {
                double p0 = 1, p1 = t;
                for (var n = 2; n <= Nodes; n++) (p0, p1) = (p1, ((2 * n - 1) * t * p1 - (n - 1) * p0) / n);
                slope = Nodes * (t * p1 - p0) / (t * t - 1);
                var next = t - p1 / slope;
                if (Math.Abs(next - t) < 1e-16) break;
                t = next;
            }

            x[i] = t;
            w[i] = 2 / ((1 - t * t) * slope * slope);
        }

        return (x, w);
    }
}
