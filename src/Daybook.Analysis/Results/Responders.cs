using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Responders within participants: who has at least the reduction that the protocol names. A missing value is no response (IMMPACT 2008; LOCF flatters drugs with withdrawals).</summary>
internal static class Responders
{
    public static Finding Of(PlannedComparison comparison, Design design)
    {
        if (comparison.Endpoint.Responder is not { } rule)
        {
            return Finding.None(0, "The endpoint has no responder rule.");
        }
        var people = comparison.Rows.GroupBy(row => row.Participant).ToList();
        if (people.Count == 0)
        {
            return Finding.None(0, "Nobody was allocated.");
        }
        return design != Design.Parallel
            ? Paired(people.Select(person => (Responds(person, comparison.Active, comparison, rule), Responds(person, comparison.Control, comparison, rule))).ToList(), comparison, rule)
            : Groups(comparison, rule);
    }

    private static bool Responds(IEnumerable<EndpointRow> rows, string treatment, PlannedComparison comparison, ResponderRule rule) =>
        rows.Any(row => row.Treatment == treatment && Responds(row, comparison, rule));

    private static bool Responds(EndpointRow row, PlannedComparison comparison, ResponderRule rule) =>
        Improves(row, rule) && (rule.AndAny.Count == 0 || comparison.AndAny[(row.Participant, row.PeriodNumber)].Any(other => Improves(other, rule)));

    private static bool Improves(EndpointRow row, ResponderRule rule) =>
        row is { Baseline: { } baseline } && baseline > 0 && (row.Level ?? row.Value) is { } level && Reaches(baseline, level, (double)rule.Reduction, row.Sign);

    /// <summary>At least the reduction. Exactly the reduction is a response, also where binary fractions fall short of it: 30% of 7 leaves 4.9.</summary>
    internal static bool Reaches(double baseline, double value, double percent, int sign = 1) =>
        sign * (baseline - value) * 100 >= percent * baseline - 1e-9 * Math.Abs(baseline);

    private static Finding Paired(List<(bool Active, bool Control)> people, PlannedComparison comparison, ResponderRule rule)
    {
        var table = new PairedCounts(
            people.Count(p => p is { Active: true, Control: true }),
            people.Count(p => p is { Active: true, Control: false }),
            people.Count(p => p is { Active: false, Control: true }),
            people.Count(p => p is { Active: false, Control: false }));
        var interval = table.Newcombe(comparison.Confidence);
        return new Finding(
            table.N,
            interval,
            table.McNemarExact,
            [
                new("responders-active", "Responders under the first treatment", table.Both + table.OnlyFirst),
                new("responders-control", "Responders under the second treatment", table.Both + table.OnlySecond),
                new("both", "Responders under both", table.Both),
                new("only-active", "Responders under the first only", table.OnlyFirst),
                new("only-control", "Responders under the second only", table.OnlySecond),
                new("neither", "Responders under neither", table.Neither),
                new("difference", "Difference of the proportions", interval.Estimate),
                new("low", "Lower limit of the interval", interval.Low),
                new("high", "Upper limit of the interval", interval.High),
                new("p", "p, exact McNemar", table.McNemarExact),
            ],
            Notes(rule));
    }

    private static Finding Groups(PlannedComparison comparison, ResponderRule rule)
    {
        var active = comparison.Rows.Where(row => row.Treatment == comparison.Active).ToList();
        var control = comparison.Rows.Where(row => row.Treatment == comparison.Control).ToList();
        return new Finding(
            active.Count + control.Count,
            null,
            null,
            [
                new("responders-active", "Responders under the first treatment", active.Count(row => Responds(row, comparison, rule))),
                new("n-active", "Participants, first treatment", active.Count),
                new("responders-control", "Responders under the second treatment", control.Count(row => Responds(row, comparison, rule))),
                new("n-control", "Participants, second treatment", control.Count),
            ],
            [.. Notes(rule), "Counts only: an interval for two groups is not part of this version."]);
    }

    private static IReadOnlyList<string> Notes(ResponderRule rule) =>
    [
        $"A responder has {(rule.Baseline is { } item ? $"a reduction of at least {Print.Number((double)rule.Reduction)}% from the item {item}" : $"an improvement of at least {Print.Number((double)rule.Reduction)}% from before treatment")}{AndAny(rule)}. Who has no value or no baseline counts as a non-responder.",
    ];

    private static string AndAny(ResponderRule rule) => rule.AndAny.Count == 0 ? "" : $", and one of as much in {string.Join(" or ", rule.AndAny)}";
}
