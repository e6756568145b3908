using MathNet.Numerics;

namespace Daybook.Statistics.Kernel;

/// <summary>Tail areas of t, F and chi-square with fractional degrees of freedom, exact far into the tail.</summary>
internal static class Tails
{
    /// <summary>P(|T| &gt;= |t|) for Student's t.</summary>
    public static double TwoSidedT(double t, double df)
    {
        if (double.IsPositiveInfinity(df)) return SpecialFunctions.Erfc(Math.Abs(t) / Math.Sqrt(2));
        return t == 0 ? 1 : SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t));
    }

    /// <summary>P(F &gt;= f) with df1 and df2 degrees of freedom.</summary>
    public static double UpperF(double f, double df1, double df2)
    {
        if (!(f > 0)) return 1;
        return double.IsPositiveInfinity(df2)
            ? UpperChiSquare(f * df1, df1)
            : SpecialFunctions.BetaRegularized(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));
    }

    /// <summary>P(X &gt;= x) for chi-square.</summary>
    public static double UpperChiSquare(double x, double df) => x > 0 ? SpecialFunctions.GammaUpperRegularized(df / 2, x / 2) : 1;

    /// <summary>The q with P(|T| &gt;= q) = tail: bracketed, then Newton on the logarithm of the tail.</summary>
    public static double TwoSidedTQuantile(double tail, double df)
    {
        double low = 0, high = 1;
        while (TwoSidedT(high, df) > tail && high < 1e300) (low, high) = (high, high * 2);
        var q = (low + high) / 2;
        for (var i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            var p = TwoSidedT(q, df);
            if (p > tail) low = q;
            else high = q;
            var next = q + (Math.Log(p) - Math.Log(tail)) * p / (2 * TDensity(q, df));
            var step = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(step - q) <= 1e-15 * q) return step;
            q = step;
        }

        return q;
    }

    private static double TDensity(double t, double df) => double.IsPositiveInfinity(df)
        ? Math.Exp(-t * t / 2) / Math.Sqrt(2 * Math.PI)
        : Math.Exp(SpecialFunctions.GammaLn((df + 1) / 2) - SpecialFunctions.GammaLn(df / 2) - (df + 1) / 2 * Math.Log(1 + t * t / df)) / Math.Sqrt(df * Math.PI);
}
