namespace Daybook.Analysis;

/// <summary>Maps numbers to pixels along a straight line.</summary>
/// <param name="Low">The number at <paramref name="From"/>.</param>
/// <param name="High">The number at <paramref name="To"/>; above <paramref name="Low"/>.</param>
/// <param name="From">The pixel of the lowest number.</param>
/// <param name="To">The pixel of the highest number.</param>
public sealed record LinearScale(double Low, double High, double From, double To)
{
    /// <summary>A scale that covers the values, ends on round numbers, and is not empty even for one value.</summary>
    public static LinearScale Over(IEnumerable<double> values, double from, double to, int ticks = 5)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }
        if (low > high)
        {
            (low, high) = (0, 1);
        }
        if (high - low < 1e-9 * Math.Max(1, Math.Abs(low)))
        {
            (low, high) = (low - 1, high + 1);
        }
        double step = Step(high - low, ticks);
        return new LinearScale(Math.Floor(low / step + 1e-9) * step, Math.Ceiling(high / step - 1e-9) * step, from, to);
    }

    public double At(double value) => From + (value - Low) / (High - Low) * (To - From);

    /// <summary>Round numbers on the scale, about <paramref name="count"/> of them: steps of 1, 2 or 5 times a power of ten.</summary>
    public IReadOnlyList<double> Ticks(int count = 5)
    {
        double step = Step(High - Low, count);
        var ticks = new List<double>();
        for (long k = (long)Math.Ceiling(Low / step - 1e-9); k * step <= High + 1e-9 * step; k++)
        {
            ticks.Add(Math.Round(k * step, 12));
        }
        return ticks;
    }

    private static double Step(double span, int count)
    {
        double raw = span / Math.Max(1, count);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch { <= 1.0000001 => 1, <= 2.0000001 => 2, <= 5.0000001 => 5, _ => 10 } * power;
    }
}
