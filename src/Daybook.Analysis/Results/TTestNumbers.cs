using Daybook.Statistics.Means;

namespace Daybook.Analysis;

/// <summary>A t test of a difference as numbers of an analysis.</summary>
internal static class TTestNumbers
{
    /// <param name="difference">What is subtracted from what, in words.</param>
    public static Finding Of(int n, TTestResult test, IEnumerable<ResultNumber> further, IReadOnlyList<string> notes, string difference = "first minus second treatment") => new(
        n,
        new Interval(test.Estimate, test.Interval.Lower, test.Interval.Upper),
        test.P,
        [
            new("difference", $"Difference, {difference}", test.Estimate),
            new("standard-error", "Standard error of the difference", test.StandardError),
            new("low", "Lower limit of the interval", test.Interval.Lower),
            new("high", "Upper limit of the interval", test.Interval.Upper),
            new("t", "t", test.T),
            new("df", "Degrees of freedom", test.Df),
            new("p", "p, two-sided", test.P),
            .. further,
        ],
        notes);
}
