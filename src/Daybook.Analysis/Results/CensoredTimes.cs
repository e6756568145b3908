using Daybook.Statistics.Distributions;
using Daybook.Statistics.Survival;

namespace Daybook.Analysis;

/// <summary>Times of two groups, some of which were stopped at a cut-off: the difference of the times as they would be without it (Tobin 1958), and the hazard ratio (Cox 1972).</summary>
internal static class CensoredTimes
{
    public static Finding Of(PlannedComparison comparison)
    {
        var rows = comparison.Rows.Where(row => row.Value is not null).ToList();
        int active = rows.Count(row => row.Treatment == comparison.Active), control = rows.Count - active;
        if (rows.DistinctBy(row => row.Participant).Count() < rows.Count)
        {
            return Finding.None(0, "Two groups must be of different people, and here a participant has more than one value.");
        }
        if (active < 2 || control < 2 || Ended(rows, comparison.Active) == 0 || Ended(rows, comparison.Control) == 0)
        {
            return Finding.None(rows.Count, $"Times can be compared where two participants of each group have one and some were not stopped at the cut-off; there are {active} and {control}, and {Ended(rows, comparison.Active)} and {Ended(rows, comparison.Control)} ended before it.");
        }
        try
        {
            return Fitted(comparison, rows, active, control);
        }
        catch (InvalidOperationException)
        {
            return Finding.None(rows.Count, "The likelihood of the times has no maximum: too many were stopped at the cut-off, or those that were not are all alike.");
        }
    }

    private static int Ended(IEnumerable<EndpointRow> rows, string treatment) => rows.Count(row => row.Treatment == treatment && !row.Censored);

    private static Finding Fitted(PlannedComparison comparison, List<EndpointRow> rows, int active, int control)
    {
        double[] group = [.. rows.Select(row => row.Treatment == comparison.Active ? 1.0 : 0)], times = [.. rows.Select(row => row.Value!.Value)];
        bool[] ended = [.. rows.Select(row => !row.Censored)];
        var fit = CensoredRegression.Fit([[.. rows.Select(_ => 1.0)], group], times, [.. ended.Select(end => end ? Censoring.None : Censoring.Right)]);
        double difference = fit.Parameters[1], error = Math.Sqrt(fit.Covariance[1][1]), reach = Normal.Quantile(0.5 + (comparison.Confidence / 2));
        double p = 2 * Normal.Survival(Math.Abs(difference / error));
        int stopped = ended.Count(end => !end);
        var hazards = Hazards(group, times, ended, reach);
        return new Finding(rows.Count, new Interval(difference, difference - (reach * error), difference + (reach * error)), p,
        [
            new("difference", "Difference, first minus second treatment", difference), new("standard-error", "Standard error of the difference", error),
            new("low", "Lower limit of the interval", difference - (reach * error)), new("high", "Upper limit of the interval", difference + (reach * error)),
            new("z", "z", difference / error), new("p", "p, two-sided", p), new("sigma", "Standard deviation of the times", fit.Scale),
            .. hazards, .. Medians(rows, comparison),
            new("stopped", "Times stopped at the cut-off", stopped), new("n-active", "Participants, first treatment", active), new("n-control", "Participants, second treatment", control),
        ], [$"{stopped} of {rows.Count} times were stopped at the cut-off; the true ones are longer. The difference is that of the times as they would be without it, with normal errors. {(hazards.Count == 0 ? "The hazard ratio has no finite estimate: every time of one group ended before the first of the other." : "A hazard ratio below 1 means that the first treatment is borne for longer; it assumes no distribution.")}"]);
    }

    /// <summary>None where the groups are apart: the difference of the times stands all the same.</summary>
    private static IReadOnlyList<ResultNumber> Hazards(double[] group, double[] times, bool[] ended, double reach)
    {
        CoxRegression cox;
        try
        {
            cox = CoxRegression.Fit([group], times, ended);
        }
        catch (InvalidOperationException)
        {
            return [];
        }
        double log = cox.Coefficients[0], error = Math.Sqrt(cox.Covariance[0][0]);
        var rank = LogRankTest.Of(times, ended, [.. group.Select(one => (int)one)]);
        return
        [
            new("hazard-ratio", "Hazard ratio, first to second treatment", Math.Exp(log)), new("hazard-ratio-low", "Lower limit of the hazard ratio", Math.Exp(log - (reach * error))),
            new("hazard-ratio-high", "Upper limit of the hazard ratio", Math.Exp(log + (reach * error))), new("hazard-ratio-p", "p of the hazard ratio, two-sided", 2 * Normal.Survival(Math.Abs(log / error))),
            new("log-rank", "Log-rank chi-square, one degree of freedom", rank.ChiSquare), new("log-rank-p", "p of the log-rank test", rank.P),
        ];
    }

    /// <summary>Where half of a group was stopped at the cut-off it has no median.</summary>
    private static IEnumerable<ResultNumber> Medians(List<EndpointRow> rows, PlannedComparison comparison)
    {
        foreach (var (name, words, treatment) in new[] { ("median-active", "Median time, first treatment", comparison.Active), ("median-control", "Median time, second treatment", comparison.Control) })
        {
            var own = rows.Where(row => row.Treatment == treatment).ToList();
            double median = new KaplanMeier([.. own.Select(row => row.Value!.Value)], [.. own.Select(row => !row.Censored)]).Median;
            if (double.IsFinite(median))
            {
                yield return new(name, words, median);
            }
        }
    }
}
