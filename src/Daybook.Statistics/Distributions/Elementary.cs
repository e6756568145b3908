namespace Daybook.Statistics.Distributions;

/// <summary>Elementary functions without the loss of figures of their plain formulas near zero.</summary>
internal static class Elementary
{
    /// <summary>log(1 + x). The platform's own <c>LogP1</c> rounds 1 + x first and loses small x.</summary>
    public static double Log1P(double x)
    {
        double sum = 1 + x;
        // Kahan: log(u) / (u - 1) varies slowly, so the rounding of u cancels.
        return sum == 1 ? x : double.IsInfinity(sum) ? sum : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) - 1.</summary>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }
        double power = Math.Exp(x);
        double difference = power - 1;
        return difference == 0 ? x : difference * x / Math.Log(power);
    }

    /// <summary>
    /// log(ratio) - (ratio - 1), given both the ratio and its distance from 1, of which each is exact where the other
    /// is not.
    /// </summary>
    public static double Log1PMinus(double ratio, double x)
    {
        if (Math.Abs(x) > 0.6)
        {
            return Math.Log(ratio) - x;
        }
        // With s = x/(2 + x): log(1 + x) - x = s (2 s^2 (1/3 + s^2/5 + s^4/7 + ...) - x).
        double s = x / (2 + x);
        double square = s * s;
        double series = 0;
        double power = 1;
        for (int k = 3; k < 200; k += 2)
        {
            double term = power / k;
            series += term;
            if (term < 1e-18 * series)
            {
                break;
            }
            power *= square;
        }
        return s * (2 * square * series - x);
    }
}
