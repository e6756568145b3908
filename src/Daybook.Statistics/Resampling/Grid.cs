namespace Daybook.Statistics.Resampling;

/// <summary>The coarsest decimal grid on which all values lie, as whole steps from the smallest one.</summary>
internal sealed record Grid(int[] Steps)
{
    private const int MostDecimals = 6;

    /// <summary>The grid, or null when values need more than six decimals or are too far apart.</summary>
    public static Grid? Find(ReadOnlySpan<double> values)
    {
        double scale = 1;
        for (int decimals = 0; decimals <= MostDecimals; decimals++, scale *= 10)
        {
            if (AllWhole(values, scale))
            {
                return OnGrid(values, scale);
            }
        }
        return null;
    }

    private static Grid? OnGrid(ReadOnlySpan<double> values, double scale)
    {
        double smallest = values[0], largest = values[0];
        foreach (double value in values)
        {
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }
        if ((largest - smallest) * scale * values.Length > int.MaxValue / 2.0)
        {
            return null;
        }
        int[] steps = new int[values.Length];
        double origin = Math.Round(smallest * scale);
        int common = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = (int)(Math.Round(values[i] * scale) - origin);
            common = Gcd(common, steps[i]);
        }
        for (int i = 0; i < steps.Length && common > 1; i++)
        {
            steps[i] /= common;
        }
        return new Grid(steps);
    }

    /// <summary>Differences of decimals carry rounding noise; a grid step is never that small.</summary>
    private static bool AllWhole(ReadOnlySpan<double> values, double scale)
    {
        foreach (double value in values)
        {
            double scaled = value * scale;
            if (Math.Abs(scaled) > 1e12 || Math.Abs(scaled - Math.Round(scaled)) > 1e-7 + 1e-13 * Math.Abs(scaled))
            {
                return false;
            }
        }
        return true;
    }

    private static int Gcd(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }
        return a;
    }
}
