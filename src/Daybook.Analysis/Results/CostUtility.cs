using Daybook.Statistics.Economics;
using Daybook.Statistics.Means;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Costs and quality-adjusted life years of two groups. The effect is the difference of the costs; the ratio stands beside it.</summary>
internal static class CostUtility
{
    private const double DaysAYear = 365.25;

    public static Finding Of(PlannedComparison comparison, Dataset dataset)
    {
        var visits = dataset.Protocol.Visits.Where(visit => Measures.At(dataset.Protocol, visit, comparison.Plan.With!)).ToList();
        var utilities = dataset.Counted.Where(o => o.Item == comparison.Plan.With && o.Occasion.Kind == OccasionKind.Visit).ToLookup(o => o.Participant);
        var people = comparison.Rows.Where(row => row.Value is not null).Select(row => (row.Treatment, Cost: row.Value!.Value, Years: Years(visits, [.. utilities[row.Participant]]))).Where(person => person.Years is not null).ToList();
        var (active, control) = (Arm(people, comparison.Active), Arm(people, comparison.Control));
        if (active.Costs.Count < 2 || control.Costs.Count < 2)
        {
            return Finding.None(people.Count, $"Costs and utilities at every visit are needed of two participants in each group; there are {active.Costs.Count} and {control.Costs.Count}.");
        }
        var both = new CostEffectiveness(control, active);
        double[] here = [.. active.Costs], there = [.. control.Costs];
        return TTestNumbers.Of(people.Count, TTest.Welch(here, there, comparison.Confidence), [.. Means.Of(here, there), .. Ratio(both, comparison.Confidence)], Notes(both));
    }

    private static EconomicArm Arm(List<(string Treatment, double Cost, double? Years)> people, string treatment)
    {
        var hers = people.Where(person => person.Treatment == treatment).ToList();
        return new EconomicArm([.. hers.Select(person => person.Cost)], [.. hers.Select(person => person.Years!.Value)]);
    }

    /// <summary>The area under her utilities; null where one is missing, for a gap is no utility.</summary>
    private static double? Years(List<Visit> visits, List<Observation> hers)
    {
        double[] found = [.. visits.Select(visit => hers.LastOrDefault(o => o.Occasion.Key == visit.Id)?.Number).OfType<decimal>().Select(value => (double)value)];
        return found.Length == visits.Count && found.Length > 1 ? Qaly.AreaUnderCurve([.. visits.Select(visit => (visit.Day - 1) / DaysAYear)], found) : null;
    }

    private static IEnumerable<ResultNumber> Ratio(CostEffectiveness both, double confidence)
    {
        yield return new("incremental-qaly", "Quality-adjusted life years, first minus second treatment", both.IncrementalEffect);
        if (both.IncrementalEffect != 0)
        {
            yield return new("icer", "Cost of one quality-adjusted life year", both.Icer);
        }
        if (both.FiellerInterval(confidence) is { } interval)
        {
            yield return new("icer-low", "Cost of one quality-adjusted life year, lower limit (Fieller)", interval.Lower);
            yield return new("icer-high", "Cost of one quality-adjusted life year, upper limit (Fieller)", interval.Upper);
        }
    }

    private static List<string> Notes(CostEffectiveness both) =>
    [
        "Participants with costs and with utilities at every visit; nothing is put in the place of what is missing.",
        (both.IncrementalCost, both.IncrementalEffect) switch
        {
            ( <= 0, >= 0) => "The first treatment costs no more and brings no fewer quality-adjusted life years, so a ratio says nothing.",
            ( >= 0, <= 0) => "The first treatment costs no less and brings no more quality-adjusted life years, so a ratio says nothing.",
            _ => "The sign of the ratio alone does not say which treatment is better.",
        },
    ];
}
