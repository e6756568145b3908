using Daybook.Statistics.Random;

namespace Daybook.Statistics.Distributions;

/// <summary>The standard normal distribution. NaN in, NaN out.</summary>
public static class Normal
{
    private const double InverseSqrtTwoPi = 0.39894228040143267794;
    private const double FarthestNormal = 37.5193; // beyond, the tail is below 2.2e-308

    // W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23:631 (1969).
    private static readonly double[] CentreTop =
        [0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249];

    private static readonly double[] CentreBottom =
        [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];

    private static readonly double[] TailTop =
    [
        1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
        2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
    ];

    private static readonly double[] TailBottom =
    [
        1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755,
        18615.571640885098091, 34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
    ];

    private static readonly double[] FarTop =
    [
        0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807,
        0.001421619193227893466, 2.9112874951168792e-5,
    ];

    private static readonly double[] FarBottom =
        [1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5];

    /// <summary>The density at z.</summary>
    /// <param name="z">Any number.</param>
    public static double Density(double z) => InverseSqrtTwoPi * Math.Exp(-0.5 * z * z);

    /// <summary>P(Z &lt;= z), to full relative precision in the lower tail.</summary>
    /// <param name="z">Any number.</param>
    public static double Cdf(double z) => Survival(-z);

    /// <summary>
    /// P(Z &gt; z), to full relative precision in the upper tail (about 1e-15). A tail below the smallest normal number,
    /// which could not be held to that precision, is 0.
    /// </summary>
    /// <param name="z">Any number.</param>
    public static double Survival(double z)
    {
        double size = Math.Abs(z);
        if (size <= 0.67448975)
        {
            double square = size > 1e-16 ? z * z : 0;
            return 0.5 - z * Ratio(CentreTop, CentreBottom, square);
        }
        double tail = size > FarthestNormal ? 0 : ExpMinusHalfSquare(size) * ScaledTail(size);
        return double.IsNaN(z) ? double.NaN : z > 0 ? tail : 1 - tail;
    }

    /// <summary>log P(Z &gt; z); finite far beyond the point where the probability itself underflows.</summary>
    /// <param name="z">Any number.</param>
    public static double LogSurvival(double z) => z switch
    {
        double.PositiveInfinity => double.NegativeInfinity,
        > 5 => -0.5 * z * z + Math.Log(ScaledTail(z)),
        < -1 => Elementary.Log1P(-Survival(-z)),
        _ => Math.Log(Survival(z)),
    };

    /// <summary>log P(Z &lt;= z).</summary>
    /// <param name="z">Any number.</param>
    public static double LogCdf(double z) => LogSurvival(-z);

    /// <summary>z with P(Z &lt;= z) = p (Wichura's AS 241).</summary>
    /// <param name="p">Between 0 and 1; 0 and 1 give the infinities, anything outside NaN.</param>
    public static double Quantile(double p) => p switch
    {
        > 0 and < 1 => NormalInverse.Of(p),
        0 => double.NegativeInfinity,
        1 => double.PositiveInfinity,
        _ => double.NaN,
    };

    /// <summary>z with P(Z &gt; z) = p.</summary>
    /// <param name="p">Between 0 and 1; 0 and 1 give the infinities, anything outside NaN.</param>
    public static double UpperQuantile(double p) => -Quantile(p);

    /// <summary>The upper tail over exp(-z^2/2), for z above 0.67.</summary>
    private static double ScaledTail(double size) => size < 5.656854249492381
        ? Ratio(TailTop, TailBottom, size)
        : (InverseSqrtTwoPi - FarRatio(1 / (size * size))) / size;

    /// <summary>exp(-z^2/2), z split at a multiple of 1/16 so that no figure of a large square is lost.</summary>
    private static double ExpMinusHalfSquare(double size)
    {
        double coarse = Math.Truncate(size * 16) / 16;
        double rest = (size - coarse) * (size + coarse);
        return Math.Exp(-0.5 * coarse * coarse) * Math.Exp(-0.5 * rest);
    }

    private static double FarRatio(double r) => r * Ratio(FarTop, FarBottom, r);

    /// <summary>Both polynomials by Horner's rule, highest power first.</summary>
    private static double Ratio(double[] top, double[] bottom, double x)
    {
        double numerator = 0, denominator = 0;
        for (int i = 0; i < top.Length; i++)
        {
            numerator = numerator * x + top[i];
            denominator = denominator * x + bottom[i];
        }
        return numerator / denominator;
    }
}
