using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// Cochran's Q (1950): a yes-or-no outcome of the same people under several conditions. With column totals C, row totals
/// R and k conditions Q = (k - 1)(k sum C^2 - (sum C)^2) / (k sum R - sum R^2). Two conditions give McNemar's chi-square.
/// </summary>
/// <param name="Q">The statistic; NaN when everyone answers alike under all conditions.</param>
/// <param name="Df">Conditions less one.</param>
/// <param name="P">Its chi-square p value.</param>
/// <param name="PExact">
/// The share of all arrangements of each person's answers over the conditions with a Q at least as large, counted
/// exactly; NaN beyond a million sets of totals, twelve conditions, or what 38 digits hold of people and conditions. 1 when no answer varies.
/// </param>
public sealed record CochranQ(double Q, int Df, double P, double PExact)
{
    private const int MostTotals = 1_000_000, MostConditions = 12;

    /// <summary>Tests that the conditions give the same proportion of yes.</summary>
    /// <param name="outcomes">One row a person, one column a condition; at least one person and two conditions.</param>
    /// <exception cref="ArgumentException">No people, fewer than two conditions, or rows that differ in length.</exception>
    public static CochranQ Of(IReadOnlyList<IReadOnlyList<bool>> outcomes)
    {
        ArgumentNullException.ThrowIfNull(outcomes);
        int k = outcomes.Count == 0 ? 0 : outcomes[0].Count;
        if (k < 2 || outcomes.Any(row => row.Count != k))
        {
            throw new ArgumentException("There is at least one person, and everyone has an outcome under each of two or more conditions.", nameof(outcomes));
        }
        int[] rows = [.. outcomes.Select(row => row.Count(yes => yes))];
        double[] columns = [.. Enumerable.Range(0, k).Select(j => (double)outcomes.Count(row => row[j]))];
        double sum = columns.Sum(), squares = columns.Sum(c => c * c), within = rows.Sum(r => (double)r * (k - r));
        double q = (k - 1) * (k * squares - sum * sum) / within;
        return new CochranQ(q, k - 1, ChiSquare.Survival(q, k - 1), within == 0 ? 1 : Exact(rows, k, squares));
    }

    /// <summary>
    /// The totals' distribution, person by person. It is the same under any order of the conditions, so that only sorted
    /// totals are kept.
    /// </summary>
    private static double Exact(int[] rows, int k, double observed)
    {
        if (k > MostConditions || k * Math.Log10(rows.Length + 1.0) > 38)
        {
            return double.NaN;
        }
        var totals = new Dictionary<UInt128, (int[] Columns, double P)> { [0] = (new int[k], 1) };
        foreach (int yes in rows.Where(r => r > 0 && r < k))
        {
            var next = new Dictionary<UInt128, (int[] Columns, double P)>();
            int[] subsets = [.. Enumerable.Range(0, 1 << k).Where(s => int.PopCount(s) == yes)];
            foreach ((int[] columns, double p) in totals.Values)
            {
                foreach (int subset in subsets)
                {
                    int[] after = new int[k];
                    for (int j = 0; j < k; j++)
                    {
                        after[j] = columns[j] + (subset >> j & 1);
                    }
                    Array.Sort(after);
                    UInt128 key = Key(after, rows.Length);
                    next[key] = (after, p / subsets.Length + (next.TryGetValue(key, out var known) ? known.P : 0));
                }
                if (next.Count > MostTotals)
                {
                    return double.NaN;
                }
            }
            totals = next;
        }
        int always = rows.Count(r => r == k);
        return Math.Min(1, totals.Values.Where(t => t.Columns.Sum(c => Math.Pow(c + always, 2)) >= observed - 1e-9).Sum(t => t.P));
    }

    /// <summary>The totals as digits of one number.</summary>
    private static UInt128 Key(int[] totals, int people)
    {
        UInt128 key = 0;
        foreach (int total in totals)
        {
            key = checked(key * (UInt128)(people + 1) + (UInt128)total);
        }
        return key;
    }
}
