using Daybook.Statistics.Distributions;

namespace Daybook.Statistics.Exact;

/// <summary>
/// Unconditional exact tests of two proportions: the probability of all tables at least as extreme, maximised over the
/// common proportion. The maximum is searched on a grid of 2000 points and refined about the best eight.
/// </summary>
public static class UnconditionalTest
{
    /// <summary>Barnard's test with tables ordered by the pooled z; ties, to 1e-10, count.</summary>
    /// <param name="groups">The two groups.</param>
    public static double BarnardPooledZ(TwoProportions groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double observed = Math.Abs(TwoProportions.PooledZ(groups.X1, groups.N1, groups.X2, groups.N2)) - 1e-10;
        return Maximise(groups, (a, b) => Math.Abs(TwoProportions.PooledZ(a, groups.N1, b, groups.N2)) >= observed);
    }

    /// <summary>Boschloo's test: tables ordered by Fisher's two-sided p.</summary>
    /// <param name="groups">The two groups.</param>
    public static double Boschloo(TwoProportions groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        double[][] fisher = FisherOfAll(groups.N1, groups.N2);
        double observed = fisher[groups.X1][groups.X2] * (1 + 1e-7);
        return Maximise(groups, (a, b) => fisher[a][b] <= observed);
    }

    /// <summary>Fisher's two-sided p of every table of two groups, one hypergeometric distribution a margin.</summary>
    private static double[][] FisherOfAll(int n1, int n2)
    {
        double[][] all = [.. Enumerable.Range(0, n1 + 1).Select(_ => new double[n2 + 1])];
        for (int events = 0; events <= n1 + n2; events++)
        {
            int lowest = Math.Max(0, events - n2), highest = Math.Min(n1, events);
            double[] p = [.. Enumerable.Range(lowest, highest - lowest + 1).Select(a => Hypergeometric.Probability(a, events, n1 + n2 - events, n1))];
            double[] sorted = [.. p.Order()];
            double[] sums = new double[sorted.Length + 1];
            for (int i = 0; i < sorted.Length; i++)
            {
                sums[i + 1] = sums[i] + sorted[i];
            }
            for (int i = 0; i < p.Length; i++)
            {
                int place = Array.BinarySearch(sorted, p[i] * (1 + 1e-7));
                place = place < 0 ? ~place : place + 1;
                all[lowest + i][events - lowest - i] = Math.Min(1, sums[place]);
            }
        }
        return all;
    }

    private static double Maximise(TwoProportions groups, Func<int, int, bool> extreme)
    {
        int n1 = groups.N1, n2 = groups.N2;
        bool[][] region = [.. Enumerable.Range(0, n1 + 1).Select(a => Enumerable.Range(0, n2 + 1).Select(b => extreme(a, b)).ToArray())];
        double Probability(double p)
        {
            double[] second = [.. Enumerable.Range(0, n2 + 1).Select(b => Binomial.Probability(b, n2, p))];
            double sum = 0;
            for (int a = 0; a <= n1; a++)
            {
                double inner = 0;
                for (int b = 0; b <= n2; b++)
                {
                    inner += region[a][b] ? second[b] : 0;
                }
                sum += inner > 0 ? inner * Binomial.Probability(a, n1, p) : 0;
            }
            return sum;
        }
        const int points = 2000;
        double[] grid = [.. Enumerable.Range(0, points).Select(i => 0.0005 + i * 0.999 / (points - 1))];
        return grid.Select(p => (P: p, Value: Probability(p))).OrderByDescending(at => at.Value).Take(8)
            .Max(at => GoldenSection(Probability, Math.Max(0, at.P - 0.001), Math.Min(1, at.P + 0.001)));
    }

    private static double GoldenSection(Func<double, double> f, double low, double high)
    {
        double ratio = (Math.Sqrt(5) - 1) / 2;
        double a = high - ratio * (high - low), b = low + ratio * (high - low), fa = f(a), fb = f(b);
        while (high - low > 1e-9)
        {
            if (fa > fb)
            {
                (high, b, fb) = (b, a, fa);
                a = high - ratio * (high - low);
                fa = f(a);
            }
            else
            {
                (low, a, fa) = (a, b, fb);
                b = low + ratio * (high - low);
                fb = f(b);
            }
        }
        return Math.Max(fa, fb);
    }
}
