namespace Daybook.Statistics.Distributions;

/// <summary>
/// Inverts a distribution function: Newton's method on the logarithm of the smaller tail, kept inside a bracket that
/// shrinks with every step. The variable is chosen by the caller (log or logit) so that tails are close to straight.
/// </summary>
internal static class TailInverse
{
    /// <summary>The point where the lower tail is <paramref name="lower"/> and the upper one <paramref name="upper"/>.</summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="lower">The lower tail wanted, above 0.</param>
    /// <param name="upper">The upper tail wanted, above 0.</param>
    /// <param name="at">Lower tail, upper tail and density at a point.</param>
    public static double Solve(
        double start, double lower, double upper, Func<double, (double Lower, double Upper, double Density)> at)
    {
        bool useLower = lower <= upper;
        double logTarget = Math.Log(useLower ? lower : upper);
        double low = double.NegativeInfinity, high = double.PositiveInfinity, point = start;
        for (int step = 0; step < 200; step++)
        {
            var (p, q, density) = at(point);
            double tail = useLower ? p : q;
            double excess = Math.Log(tail) - logTarget;
            bool tooHigh = useLower == excess > 0;
            (low, high) = tooHigh ? (low, point) : (point, high);
            double move = (useLower ? -excess : excess) * tail / density;
            double next = point + move;
            if (!double.IsFinite(next) || next <= low || next >= high || Math.Abs(move) > 50)
            {
                next = double.IsInfinity(low) ? point - 4 - Math.Abs(point) / 2
                    : double.IsInfinity(high) ? point + 4 + Math.Abs(point) / 2
                    : low + (high - low) / 2;
            }
            if (excess == 0 || Math.Abs(next - point) <= 2e-16 * Math.Max(Math.Abs(point), 1) || next == low && next == high)
            {
                return excess == 0 ? point : next;
            }
            point = next;
        }
        return point;
    }
}
