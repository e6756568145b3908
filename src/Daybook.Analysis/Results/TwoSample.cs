using Daybook.Statistics.Means;

namespace Daybook.Analysis;

/// <summary>Two groups of people with a variance each (Welch).</summary>
internal static class TwoSample
{
    public static Finding Of(PlannedComparison comparison)
    {
        var valued = comparison.Rows.Where(row => row.Value is not null).ToList();
        if (valued.GroupBy(row => row.Participant).Any(person => person.Count() > 1))
        {
            return Finding.None(0, "Two samples must be of different people, and here a participant has more than one value.");
        }
        double[] active = [.. valued.Where(row => row.Treatment == comparison.Active).Select(row => row.Value!.Value)];
        double[] control = [.. valued.Where(row => row.Treatment == comparison.Control).Select(row => row.Value!.Value)];
        int n = active.Length + control.Length;
        if (active.Length < 2 || control.Length < 2)
        {
            return Finding.None(n, $"A comparison of two samples needs two participants in each; there are {active.Length} and {control.Length}.");
        }
        if (active.Distinct().Count() == 1 && control.Distinct().Count() == 1)
        {
            return Finding.None(n, "The values do not vary within either group, so no standard error can be computed.");
        }
        return TTestNumbers.Of(n, TTest.Welch(active, control, comparison.Confidence), Means.Of(active, control), []);
    }
}
