using Daybook.Statistics.Distributions;
using Daybook.Statistics.Regression;

namespace Daybook.Statistics.Survival;

/// <summary>The log-rank test and its weighted relatives for two or more groups (Harrington and Fleming's rho).</summary>
/// <param name="ChiSquare">The statistic.</param>
/// <param name="Df">Groups less one.</param>
/// <param name="P">Its p value.</param>
/// <param name="Observed">Weighted events of each group.</param>
/// <param name="Expected">Weighted expectation under equal survival.</param>
public sealed record LogRankTest(double ChiSquare, int Df, double P, IReadOnlyList<double> Observed, IReadOnlyList<double> Expected)
{
    /// <summary>Tests equal survival, within strata where there are some: their distances and variances are added.</summary>
    /// <param name="times">Times to event or censoring.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <param name="groups">The group of each person, 0, 1, ...; none empty.</param>
    /// <param name="rho">Events weigh S(t-)^rho: 0 for log-rank, 1 for Peto and Peto's Wilcoxon; S is the stratum's own.</param>
    /// <param name="strata">The stratum of each person, or null for one.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two groups, or an empty group.</exception>
    public static LogRankTest Of(
        ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> groups, double rho = 0, IReadOnlyList<int>? strata = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(groups);
        double[] t = times.ToArray();
        int k = groups.Count == t.Length && t.Length > 0 ? groups.Max() + 1 : 0;
        if (k < 2 || Enumerable.Range(0, k).Any(g => !groups.Contains(g)))
        {
            throw new ArgumentException("The test compares at least two groups, numbered from 0, none of them empty.", nameof(groups));
        }
        if (events.Count != t.Length || strata is not null && strata.Count != t.Length)
        {
            throw new ArgumentException("Every time has an event mark and, where there are strata, a stratum.", nameof(events));
        }
        double[] observed = new double[k], expected = new double[k];
        double[][] variance = SmallMatrix.Zero(k);
        foreach (var people in Enumerable.Range(0, t.Length).GroupBy(i => strata?[i] ?? 0))
        {
            int[] rows = [.. people];
            Add([.. rows.Select(i => t[i])], [.. rows.Select(i => events[i])], [.. rows.Select(i => groups[i])], rho, observed, expected, variance);
        }
        int[] kept = [.. Enumerable.Range(1, k - 1)];
        double chi = SmallMatrix.InverseForm(SmallMatrix.Part(variance, kept), [.. kept.Select(g => observed[g] - expected[g])]);
        return new LogRankTest(chi, k - 1, Distributions.ChiSquare.Survival(chi, k - 1), observed, expected);
    }

    /// <summary>One stratum's part. Those at risk are counted down as times pass.</summary>
    private static void Add(
        double[] t, bool[] events, int[] groups, double rho, double[] observed, double[] expected, double[][] variance)
    {
        var pooled = new KaplanMeier(t, events);
        int k = observed.Length, next = 0;
        int[] order = [.. Enumerable.Range(0, t.Length).OrderBy(i => t[i])];
        double[] atRisk = new double[k];
        foreach (int group in groups)
        {
            atRisk[group]++;
        }
        double before = 1;
        foreach (SurvivalStep step in pooled.Steps)
        {
            double weight = Math.Pow(before, rho), n = step.AtRisk, d = step.Events;
            double spread = n > 1 ? weight * weight * d * (n - d) / (n * n * (n - 1)) : 0;
            before = step.Survival;
            for (int g = 0; g < k; g++)
            {
                expected[g] += weight * d * atRisk[g] / n;
                for (int h = 0; h < k; h++)
                {
                    variance[g][h] += spread * atRisk[g] * ((g == h ? n : 0) - atRisk[h]);
                }
            }
            for (; next < order.Length && t[order[next]] <= step.Time; next++)
            {
                observed[groups[order[next]]] += events[order[next]] ? weight : 0;
                atRisk[groups[order[next]]]--;
            }
        }
    }
}
