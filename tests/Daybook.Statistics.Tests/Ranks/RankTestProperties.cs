using CsCheck;
using Daybook.Statistics.Ranks;
using Xunit;

namespace Daybook.Statistics.Tests.Ranks;

public class RankTestProperties
{
    private static readonly Gen<double[]> Coarse = Gen.Int[-4, 5].Select(i => (double)i).Array[2, 7];

    // Eighths stay exact under shifts and halving, so that ties stay ties.
    private static readonly Gen<double[]> Eighths = Gen.Int[-200, 200].Select(i => i / 8.0).Array[4, 9];

    [Fact]
    public void the_exact_signed_rank_p_is_what_enumeration_counts() => Coarse.Where(d => d.Any(v => v != 0)).Sample(d =>
    {
        foreach (ZeroDifferences zeros in Enum.GetValues<ZeroDifferences>())
        {
            RankTestResult test = SignedRankTest.Of(d, zeros);
            double[] nonzero = [.. d.Where(v => v != 0)];
            double[] ranks = zeros == ZeroDifferences.Wilcoxon
                ? Ranking.Midranks([.. nonzero.Select(Math.Abs)])
                : [.. Ranking.Midranks([.. d.Select(Math.Abs)]).Where((_, i) => d[i] != 0)];
            double mean = ranks.Sum() / 2;
            int all = 1 << ranks.Length;
            int extreme = Enumerable.Range(0, all).Count(signs =>
                Math.Abs(ranks.Where((_, i) => (signs >> i & 1) == 1).Sum() - mean) >= Math.Abs(test.Statistic - mean) - 1e-9);
            Assert.Equal((double)extreme / all, test.PExact, 1e-12);
        }
    });

    [Fact]
    public void the_exact_rank_sum_p_is_what_enumeration_counts() => Gen.Select(Coarse, Coarse).Where((a, b) => a.Concat(b).Distinct().Count() > 1).Sample((a, b) =>
    {
        double[] ranks = Ranking.Midranks([.. a, .. b]);
        RankTestResult test = RankSumTest.Of(a, b);
        int n = ranks.Length;
        double offset = a.Length * (a.Length + 1) / 2.0, centre = a.Length * b.Length / 2.0;
        int[] subsets = [.. Enumerable.Range(0, 1 << n).Where(s => int.PopCount(s) == a.Length)];
        double[] w = [.. subsets.Select(s => ranks.Where((_, i) => (s >> i & 1) == 1).Sum() - offset)];
        Assert.Equal(w.Count(v => Math.Abs(v - centre) >= Math.Abs(test.Statistic - centre) - 1e-9) / (double)w.Length, test.PExact, 1e-12);
        Assert.Equal(w.Count(v => v >= test.Statistic - 1e-9) / (double)w.Length, test.PExactGreater, 1e-12);
        Assert.Equal(w.Count(v => v <= test.Statistic + 1e-9) / (double)w.Length, test.PExactLess, 1e-12);
    }, iter: 60);

    [Fact]
    public void shifting_a_sample_shifts_its_hodges_lehmann_estimate_and_interval() => Gen.Select(Eighths, Eighths, Gen.Int[-8, 8]).Sample((a, b, shift) =>
    {
        // The interval conditions on the ties of the data as they stand, so only untied samples are equivariant.
        if (a.Concat(b).Distinct().Count() < a.Length + b.Length || a.Select(v => v + shift).Intersect(b).Any())
        {
            return;
        }
        double[] moved = [.. a.Select(v => v + shift)];
        Assert.Equal(HodgesLehmann.Shift(a, b) + shift, HodgesLehmann.Shift(moved, b), 1e-9);
        Assert.Equal(HodgesLehmann.ShiftInterval(a, b).Lower + shift, HodgesLehmann.ShiftInterval(moved, b).Lower, 1e-9);
        Assert.True(HodgesLehmann.ShiftInterval(a, b).Contains(HodgesLehmann.Shift(a, b)));
    });

    [Fact]
    public void the_exact_interval_covers_its_level_by_enumeration()
    {
        // Signs of fixed magnitudes are equally likely under symmetry about 0: coverage is a count, not a simulation.
        double[] magnitudes = [0.7, 1.1, 1.9, 2.4, 3.3, 4.2, 5.8, 6.1];
        int covered = Enumerable.Range(0, 256).Count(signs => HodgesLehmann.CentreInterval(
            [.. magnitudes.Select((m, i) => (signs >> i & 1) == 1 ? m : -m)]).Contains(0));
        Assert.InRange(covered / 256.0, 0.95, 0.985);
    }

    [Fact]
    public void all_equal_or_all_zero_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RankSumTest.Of([1, 1], [1, 1, 1]));
        Assert.Throws<ArgumentException>(() => SignedRankTest.Of([0, 0]));
    }
}
