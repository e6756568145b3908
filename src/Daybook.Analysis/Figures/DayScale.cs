namespace Daybook.Analysis;

/// <summary>Maps study days to pixels: every day has the same width, so that a missing day is an empty place.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; not before the first.</param>
/// <param name="From">The pixel where the first day begins.</param>
/// <param name="To">The pixel where the last day ends.</param>
public sealed record DayScale(int First, int Last, double From, double To)
{
    private static readonly int[] Steps = [7, 14, 28, 56, 91, 182, 364];

    public double Width => (To - From) / (Last - First + 1);

    /// <summary>The middle of the day.</summary>
    public double At(int day) => Start(day) + Width / 2;

    /// <summary>The edge where the day begins.</summary>
    public double Start(int day) => From + (day - First) * Width;

    /// <summary>Day 1 and every so many whole weeks after it, at most <paramref name="most"/> ticks.</summary>
    public IReadOnlyList<int> Ticks(int most = 8)
    {
        int days = Last - First + 1;
        int step = Steps.FirstOrDefault(weeks => (days + weeks - 1) / weeks <= most, 728);
        var ticks = new List<int>();
        for (int day = 1; day <= Last; day += step)
        {
            if (day >= First)
            {
                ticks.Add(day);
            }
        }
        return ticks;
    }
}
