using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Distributions;

namespace Daybook.Cli.Fit;

/// <summary>
/// Two numbers of the reference format are the rounding residue of R's arithmetic rather than the mathematical value,
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
}
