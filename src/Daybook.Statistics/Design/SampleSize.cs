namespace Daybook.Statistics.Design;

/// <summary>The smallest number of participants that reaches a power.</summary>
public static class SampleSize
{
    /// <summary>For a power that grows with n, as of t tests: by doubling and halving.</summary>
    /// <param name="power">The power at n.</param>
    /// <param name="target">The power wanted, strictly between 0 and 1.</param>
    /// <param name="least">The smallest n looked at.</param>
    /// <param name="most">The largest n looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is no power, or is not reached.</exception>
    public static int Smallest(Func<int, double> power, double target, int least = 2, int most = 1_000_000)
    {
        ArgumentNullException.ThrowIfNull(power);
        Require.Level(target);
        int high = least;
        while (!(power(high) >= target))
        {
            high = high < most ? (int)Math.Min(most, 2L * high) : throw NotReached(target, most);
        }
        int low = high == least ? least - 1 : Math.Max(least, high / 2);
        while (high - low > 1)
        {
            int middle = low + (high - low) / 2;
            (low, high) = power(middle) >= target ? (low, middle) : (middle, high);
        }
        return high;
    }

    /// <summary>
    /// For a power that rises in saw teeth, as of exact tests of counts: the smallest n from which it stays, over the next
    /// <paramref name="hold"/> sizes too.
    /// </summary>
    /// <param name="power">The power at n.</param>
    /// <param name="target">The power wanted, strictly between 0 and 1.</param>
    /// <param name="hold">Over how many further sizes the power must stay; a tooth is rarely wider than 10.</param>
    /// <param name="least">The smallest n looked at.</param>
    /// <param name="most">The largest n looked at.</param>
    /// <exception cref="ArgumentOutOfRangeException">The target is no power, or is not reached.</exception>
    public static int SmallestLasting(Func<int, double> power, double target, int hold = 10, int least = 2, int most = 10_000)
    {
        ArgumentNullException.ThrowIfNull(power);
        Require.Level(target);
        int run = 0;
        for (int n = least; n <= most; n++)
        {
            run = power(n) >= target ? run + 1 : 0;
            if (run > hold)
            {
                return n - hold;
            }
        }
        throw NotReached(target, most);
    }

    private static ArgumentOutOfRangeException NotReached(double target, int most) =>
        new(nameof(target), target, $"The power is not reached with {most} participants.");
}
