using Daybook.Statistics.Means;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Student's t of the differences within participants.</summary>
internal static class PairedDifference
{
    public static Finding Of(PlannedComparison comparison, Design design)
    {
        var pairs = comparison.Pairs();
        if (pairs.Count < 2)
        {
            return Finding.None(pairs.Count, $"A paired difference needs two participants with a value under both treatments; there are {pairs.Count}.");
        }
        double[] active = [.. pairs.Select(pair => pair.Active)], control = [.. pairs.Select(pair => pair.Control)];
        if (pairs.Select(pair => pair.Active - pair.Control).Distinct().Count() == 1)
        {
            return Finding.None(pairs.Count, "All differences are equal, so no standard error can be computed.");
        }
        return TTestNumbers.Of(pairs.Count, TTest.Paired(active, control, comparison.Confidence), Means.Of(active, control), [
            design == Design.FixedOrder
                ? "Everybody takes the treatments in the same order, so whatever time brings stands in this difference too."
                : "The period is not adjusted for; when the sequences are of unequal size a period effect would bias this difference.",
        ]);
    }
}
