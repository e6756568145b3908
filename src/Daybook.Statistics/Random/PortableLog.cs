namespace Daybook.Statistics.Random;

/// <summary>
/// Natural logarithm from additions, multiplications and one division only. The platform's own logarithm may differ
/// in the last bit from machine to machine; a simulated trial may not. Accurate to about one unit in the last place.
/// </summary>
internal static class PortableLog
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Sqrt2 = 1.4142135623730951;

    /// <summary>log(x) for a positive, normal, finite x.</summary>
    public static double Of(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > Sqrt2)
        {
            mantissa *= 0.5;
            exponent++;
        }
        // log m = 2 atanh(s), s = (m - 1)/(m + 1); |s| < 0.1716, so s^2 < 0.0295 and 12 terms reach 1e-19.
        double f = mantissa - 1;
        double s = f / (2 + f);
        double square = s * s;
        double series = 0;
        for (int k = 25; k >= 3; k -= 2)
        {
            series = (series + 1.0 / k) * square;
        }
        // 2s = f - s f exactly in form: keeps the leading term f free of the division's rounding.
        double small = s * (2 * series - f);
        return exponent * Ln2High + (f + (small + exponent * Ln2Low));
    }
}
