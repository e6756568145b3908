namespace Daybook.Statistics;

/// <summary>The few conditions that every method asks of its numbers, refused in one voice.</summary>
internal static class Require
{
    public static void Finite(ReadOnlySpan<double> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    $"Value {i + 1} is {values[i]}: remove missing and infinite values, and say so, before the analysis.", name);
            }
        }
    }

    public static void AtLeast(int needed, ReadOnlySpan<double> values, string name)
    {
        if (values.Length < needed)
        {
            throw new ArgumentException($"At least {needed} values are needed; {values.Length} were given.", name);
        }
        Finite(values, name);
    }

    public static void SameLength(ReadOnlySpan<double> first, ReadOnlySpan<double> second, string name)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"The samples are paired: {first.Length} and {second.Length} values were given.", name);
        }
    }

    public static void Level(double level)
    {
        if (!(level is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A confidence level lies strictly between 0 and 1.");
        }
    }

    public static void Varies(double standardError, double scale, string name)
    {
        if (!(standardError > 10 * 2.220446049250313e-16 * Math.Abs(scale)))
        {
            throw new ArgumentException("The values do not vary, so that no test or interval exists.", name);
        }
    }
}
