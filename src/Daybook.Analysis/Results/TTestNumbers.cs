using Daybook.Statistics.Means;

namespace Daybook.Analysis;

/// <summary>A t test of the treatment difference as numbers of an analysis.</summary>
internal static class TTestNumbers
{
    public static Finding Of(int n, TTestResult test, IEnumerable<ResultNumber> further, IReadOnlyList<string> notes) => new(
        n,
        new Interval(test.Estimate, test.Interval.Lower, test.Interval.Upper),
        test.P,
        [
            new("difference", "Difference, first minus second treatment", test.Estimate),
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
