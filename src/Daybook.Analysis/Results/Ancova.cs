using Daybook.Statistics.Regression;

namespace Daybook.Analysis;

/// <summary>The difference of two groups at the same value before treatment: least squares with one slope for both.</summary>
internal static class Ancova
{
    public static Finding Of(PlannedComparison comparison)
    {
        var rows = comparison.Rows.Where(row => row is { Value: not null, Baseline: not null }).ToList();
        int active = rows.Count(row => row.Treatment == comparison.Active), control = rows.Count - active;
        if (rows.DistinctBy(row => row.Participant).Count() < rows.Count)
        {
            return Finding.None(0, "Two samples must be of different people, and here a participant has more than one value.");
        }
        if (active < 2 || control < 2 || rows.Select(row => row.Baseline).Distinct().Count() == 1)
        {
            return Finding.None(rows.Count, $"An adjusted difference needs two participants in each group with different values before treatment; there are {active} and {control}.");
        }
        double[] group = [.. rows.Select(row => row.Treatment == comparison.Active ? 1.0 : 0)], before = [.. rows.Select(row => row.Baseline!.Value)];
        var fit = LinearRegression.Fit([[.. rows.Select(_ => 1.0)], group, before], [.. rows.Select(row => row.Value!.Value)]);
        if (fit.Aliased.Count > 0 || !(fit.Sigma > 0))
        {
            return Finding.None(rows.Count, "The values do not vary beyond the group and the value before treatment, so no standard error can be computed.");
        }
        var slope = fit.Coefficient(2, null, comparison.Confidence);
        return TTestNumbers.Of(rows.Count, fit.Coefficient(1, null, comparison.Confidence),
            [new("slope", "Slope on the value before treatment", slope.Estimate), new("slope-standard-error", "Standard error of the slope", slope.StandardError), new("n-active", "Participants, first treatment", active), new("n-control", "Participants, second treatment", control)],
            ["Adjusted for the value before treatment; who has no such value is not in it."]);
    }
}
