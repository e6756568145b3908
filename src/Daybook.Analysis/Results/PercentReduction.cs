using System.Globalization;
using Daybook.Statistics.Descriptive;
using Daybook.Statistics.Exact;
using Daybook.Statistics.Means;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Reductions in percent, by both of the ways in which they are printed, and who responded.</summary>
internal static class PercentReduction
{
    public static Finding Of(Dataset dataset, PlannedAnalysis plan)
    {
        var people = Responses.Of(dataset, plan);
        if (people.Count < 2)
        {
            return Finding.None(people.Count, $"A reduction needs two participants with a value in {plan.From}, {plan.Periods[0]} and {plan.Periods[1]}; there are {people.Count}.");
        }
        double[] points = [.. people.Select(her => her.Points)];
        if (points.Distinct().Count() == 1)
        {
            return Finding.None(people.Count, "All responses are equal, so no standard error can be computed.");
        }
        var test = TTest.OneSample(points, 0, (double)plan.Confidence);
        return new Finding(
            people.Count,
            new Interval(test.Estimate, test.Interval.Lower, test.Interval.Upper),
            test.P,
            [.. Headline(test), .. Reductions(plan, people), .. plan.Thresholds.SelectMany(threshold => Responders(points, threshold, (double)plan.Confidence))],
            Notes(dataset, plan, people.Count));
    }

    private static IEnumerable<ResultNumber> Headline(TTestResult test) =>
    [
        new("difference", "Response: difference of the two reductions, percentage points", test.Estimate),
        new("standard-error", "Standard error of the response", test.StandardError),
        new("low", "Lower limit of the interval", test.Interval.Lower),
        new("high", "Upper limit of the interval", test.Interval.Upper),
        new("t", "t", test.T),
        new("df", "Degrees of freedom", test.Df),
        new("p", "p, two-sided", test.P),
    ];

    private static IEnumerable<ResultNumber> Reductions(PlannedAnalysis plan, IReadOnlyList<Response> people)
    {
        double from = Moments.Mean([.. people.Select(her => her.From)]);
        int sign = people[0].Sign;
        foreach (var (period, reduction, value) in new[]
        {
            (plan.Periods[0], people.Select(her => her.FirstReduction), people.Select(her => her.First)),
            (plan.Periods[1], people.Select(her => her.SecondReduction), people.Select(her => her.Second)),
        })
        {
            yield return new("mean-of-ratios-" + period, $"Reduction in {period}, mean of everybody's percentage", Moments.Mean([.. reduction]));
            yield return new("ratio-of-means-" + period, $"Reduction in {period}, percentage of the means", sign * 100 * (from - Moments.Mean([.. value])) / from);
        }
    }

    /// <summary>Nested by construction: who has at least fifty has at least thirty.</summary>
    private static IEnumerable<ResultNumber> Responders(double[] points, int threshold, double confidence)
    {
        int count = points.Count(value => value >= threshold - 1e-9);
        var interval = Proportion.ClopperPearson(count, points.Length, confidence);
        string name = string.Create(CultureInfo.InvariantCulture, $"responders-{threshold}"), words = string.Create(CultureInfo.InvariantCulture, $"Responders, {threshold} percentage points or more");
        yield return new(name, words, count);
        yield return new(name + "-low", words + ", exact lower limit of the proportion", interval.Lower);
        yield return new(name + "-high", words + ", exact upper limit of the proportion", interval.Upper);
    }

    private static List<string> Notes(Dataset dataset, PlannedAnalysis plan, int n)
    {
        List<string> notes = [$"The response is the reduction in {plan.Periods[0]} less the reduction in {plan.Periods[1]}, both in percent of {plan.From}, person by person; Student's t."];
        if (plan.Thresholds.Count > 1)
        {
            notes.Add("The counts of responders are nested: they must not be added.");
        }
        if (n < dataset.Participants.Count)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{dataset.Participants.Count - n} of {dataset.Participants.Count} participants have too few values in one of the periods and are not in it."));
        }
        return notes;
    }
}
