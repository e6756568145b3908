namespace Daybook.Statistics.Descriptive;

/// <summary>
/// The nine sample quantiles of Hyndman and Fan (The American Statistician 50:361, 1996), numbered as in R. Type 7 is
/// R's default, type 6 that of SPSS, type 2 that of SAS.
/// </summary>
public static class Quantiles
{
    private const double Fuzz = 4 * 2.220446049250313e-16;

    /// <summary>The quantile of a sample.</summary>
    /// <param name="values">The values in any order; none gives NaN.</param>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="type">1 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the type is outside its range.</exception>
    public static double Of(ReadOnlySpan<double> values, double probability, int type = 7) =>
        OfSorted(Sorted(values), probability, type);

    /// <summary>The quantile of a sample that is already sorted ascending.</summary>
    /// <param name="sorted">The values, ascending; none gives NaN.</param>
    /// <param name="probability">Between 0 and 1.</param>
    /// <param name="type">1 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability or the type is outside its range.</exception>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability, int type = 7)
    {
        if (!(probability is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability lies between 0 and 1.");
        }
        int n = sorted.Length;
        if (n == 0)
        {
            return double.NaN;
        }
        return type switch
        {
            1 => Step(sorted, n * probability, (j, at) => at > j ? 1 : 0),
            2 => Step(sorted, n * probability, (j, at) => at > j ? 1 : 0.5),
            3 => Step(sorted, n * probability - 0.5, (j, at) => at != j || j % 2 != 0 ? 1 : 0),
            4 => Line(sorted, probability, 0, 1),
            5 => Line(sorted, probability, 0.5, 0.5),
            6 => Line(sorted, probability, 0, 0),
            7 => Default(sorted, probability),
            8 => Line(sorted, probability, 1.0 / 3, 1.0 / 3),
            9 => Line(sorted, probability, 3.0 / 8, 3.0 / 8),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Quantile types run from 1 to 9."),
        };
    }

    /// <summary>The median: the middle value, or the mean of the two middle ones. NaN of nothing.</summary>
    /// <param name="values">The values in any order.</param>
    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5, 2);

    /// <summary>The median distance from the median, times 1.4826 so that it estimates a normal's sd.</summary>
    /// <param name="values">The values.</param>
    /// <param name="constant">The factor; 1 for the raw distance.</param>
    public static double MedianAbsoluteDeviation(ReadOnlySpan<double> values, double constant = 1.4826)
    {
        double median = Median(values);
        double[] distances = values.ToArray();
        for (int i = 0; i < distances.Length; i++)
        {
            distances[i] = Math.Abs(distances[i] - median);
        }
        return constant * Median(distances);
    }

    /// <summary>Tukey's five numbers: minimum, lower hinge, median, upper hinge, maximum.</summary>
    /// <param name="values">At least one value.</param>
    public static (double Minimum, double LowerHinge, double Median, double UpperHinge, double Maximum) FiveNumbers(
        ReadOnlySpan<double> values)
    {
        Require.AtLeast(1, values, nameof(values));
        double[] x = Sorted(values);
        int n = x.Length;
        double depth = Math.Floor((n + 3) / 2.0) / 2;
        double At(double place) => (x[(int)Math.Floor(place) - 1] + x[(int)Math.Ceiling(place) - 1]) / 2;
        return (x[0], At(depth), At((n + 1) / 2.0), At(n + 1 - depth), x[n - 1]);
    }

    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    private static double Step(ReadOnlySpan<double> sorted, double place, Func<double, double, double> weightOfNext)
    {
        double j = Math.Floor(place);
        return Between(sorted, (int)j, weightOfNext(j, place));
    }

    private static double Line(ReadOnlySpan<double> sorted, double probability, double a, double b)
    {
        double place = a + probability * (sorted.Length + 1 - a - b);
        double j = Math.Floor(place + Fuzz);
        double h = place - j;
        return Between(sorted, (int)j, Math.Abs(h) < Fuzz ? 0 : h);
    }

    private static double Default(ReadOnlySpan<double> sorted, double probability)
    {
        double place = 1 + (sorted.Length - 1) * probability;
        double j = Math.Floor(place);
        return Between(sorted, (int)j, place - j);
    }

    /// <summary>Between the j-th value and the next, counted from 1; the ends repeat.</summary>
    private static double Between(ReadOnlySpan<double> sorted, int j, double weightOfNext)
    {
        double lower = sorted[Math.Clamp(j, 1, sorted.Length) - 1];
        double upper = sorted[Math.Clamp(j + 1, 1, sorted.Length) - 1];
        return weightOfNext == 0 || lower == upper ? lower
            : weightOfNext == 1 ? upper : (1 - weightOfNext) * lower + weightOfNext * upper;
    }
}
