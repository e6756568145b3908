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
    /// <summary>Tests equal survival.</summary>
    /// <param name="times">Times to event or censoring.</param>
    /// <param name="events">Whether each time is an event.</param>
    /// <param name="groups">The group of each person, 0, 1, ...; none empty.</param>
    /// <param name="rho">Events weigh S(t-)^rho: 0 for log-rank, 1 for Peto and Peto's Wilcoxon.</param>
    /// <exception cref="ArgumentException">Lengths differ, fewer than two groups, or an empty group.</exception>
    public static LogRankTest Of(ReadOnlySpan<double> times, IReadOnlyList<bool> events, IReadOnlyList<int> groups, double rho = 0)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[] t = times.ToArray();
        var pooled = new KaplanMeier(times, events);
        int k = groups.Count == t.Length ? groups.Max() + 1 : 0;
        if (k < 2 || Enumerable.Range(0, k).Any(g => !groups.Contains(g)))
        {
            throw new ArgumentException("The test compares at least two groups, numbered from 0, none of them empty.", nameof(groups));
        }
        double[] observed = new double[k], expected = new double[k];
        double[][] variance = SmallMatrix.Zero(k);
        double before = 1;
        foreach (SurvivalStep step in pooled.Steps)
        {
            double weight = Math.Pow(before, rho), n = step.AtRisk, d = step.Events;
            before = step.Survival;
            if (d == 0)
            {
                continue;
            }
            double[] atRisk = [.. Enumerable.Range(0, k).Select(g => (double)t.Where((v, i) => groups[i] == g && v >= step.Time).Count())];
            double spread = n > 1 ? weight * weight * d * (n - d) / (n * n * (n - 1)) : 0;
            for (int g = 0; g < k; g++)
            {
                observed[g] += weight * t.Where((v, i) => groups[i] == g && v == step.Time && events[i]).Count();
                expected[g] += weight * d * atRisk[g] / n;
                for (int h = 0; h < k; h++)
                {
                    variance[g][h] += spread * atRisk[g] * ((g == h ? n : 0) - atRisk[h]);
                }
            }
        }
        int[] kept = [.. Enumerable.Range(1, k - 1)];
        double chi = SmallMatrix.InverseForm(SmallMatrix.Part(variance, kept), [.. kept.Select(g => observed[g] - expected[g])]);
        return new LogRankTest(chi, k - 1, Distributions.ChiSquare.Survival(chi, k - 1), observed, expected);
    }
}
