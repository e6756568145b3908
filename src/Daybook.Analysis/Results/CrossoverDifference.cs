using Daybook.Statistics.Crossover;
using Daybook.Statistics.Means;

namespace Daybook.Analysis;

/// <summary>The two-period crossover difference, adjusted for the period (Hills and Armitage 1979; Senn 2002, section 3.6).</summary>
internal static class CrossoverDifference
{
    /// <param name="comparison">What is compared.</param>
    /// <param name="washout">Whether days without treatment lie between the periods; null where the file does not say.</param>
    public static Finding Of(PlannedComparison comparison, bool? washout)
    {
        if (comparison.Rows.Select(row => row.PeriodNumber).Distinct().Any(number => number > 2))
        {
            return Finding.None(0, "The period-adjusted difference is defined for two treated periods, and this protocol has more.");
        }
        var (activeFirst, controlFirst) = (new List<PeriodPair>(), new List<PeriodPair>());
        foreach (var person in comparison.Rows.GroupBy(row => row.Participant))
        {
            if (Complete(person, 1) is { } first && Complete(person, 2) is { } second && first.Treatment != second.Treatment)
            {
                (first.Treatment == comparison.Active ? activeFirst : controlFirst).Add(new(first.Value!.Value, second.Value!.Value));
            }
        }
        int n = activeFirst.Count + controlFirst.Count;
        if (activeFirst.Count == 0 || controlFirst.Count == 0 || n < 3)
        {
            return Finding.None(n, $"The period-adjusted difference needs participants with both values in both sequences and three in all; there are {activeFirst.Count} and {controlFirst.Count}.");
        }
        if (Flat(activeFirst) && Flat(controlFirst))
        {
            return Finding.None(n, "The differences do not vary within the sequences, so no standard error can be computed.");
        }
        var result = TwoPeriodCrossover.Analyse(activeFirst, controlFirst, comparison.Confidence);
        return TTestNumbers.Of(n, result.Treatment, Further(result, activeFirst.Count, controlFirst.Count), [
            "The two-stage procedure, which tests carry-over first, is not used: it does not keep its level (Senn 2022). "
                + washout switch
            {
                true => "Carry-over is prevented by the washout.",
                false => "Nothing washes out between the periods: what the first leaves behind stands in the second.",
                null => "Whether the first period can leave something behind in the second, the file does not say.",
            },
        ]);
    }

    private static EndpointRow? Complete(IEnumerable<EndpointRow> rows, int period) =>
        rows.FirstOrDefault(row => row.PeriodNumber == period && row.Value is not null);

    private static bool Flat(List<PeriodPair> pairs) => pairs.Select(pair => pair.Period1 - pair.Period2).Distinct().Count() == 1;

    private static IEnumerable<ResultNumber> Further(TwoPeriodCrossoverResult result, int activeFirst, int controlFirst)
    {
        foreach (var number in Named("period", "Period effect, first minus second period", result.Period))
        {
            yield return number;
        }
        foreach (var number in Named("paired", "Difference ignoring the period", result.PairedIgnoringPeriod))
        {
            yield return number;
        }
        yield return new("n-active-first", "Participants with the first treatment first", activeFirst);
        yield return new("n-control-first", "Participants with the second treatment first", controlFirst);
    }

    private static IEnumerable<ResultNumber> Named(string name, string words, TTestResult test) =>
    [
        new(name + "-difference", words, test.Estimate),
        new(name + "-standard-error", words + ", standard error", test.StandardError),
        new(name + "-p", words + ", p", test.P),
    ];
}
