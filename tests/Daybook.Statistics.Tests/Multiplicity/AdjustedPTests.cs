using CsCheck;
using Daybook.Statistics.Multiplicity;
using Xunit;

namespace Daybook.Statistics.Tests.Multiplicity;

public class AdjustedPTests
{
    private static readonly Gen<double[]> Family = Gens.Number(0, 1).Array[1, 8];

    // The seventeen tests of Younger and Mackey 2009 as recomputed from the printed F statistics and correlations.
    private static readonly double[] Pilot2009 =
        [0.00002, 0.0010, 0.0048, 0.0079, 0.0034, 0.0217, 0.0313, 0.0569, 0.2628, 0.3863, 0.0013, 0.0131, 0.2252, 0.00005, 0.00025, 0.16, 0.95];

    [Fact]
    public void procedures_are_ordered_by_their_power() => Family.Sample(p =>
    {
        double[] bonferroni = AdjustedP.Bonferroni(p), holm = AdjustedP.Holm(p), hochberg = AdjustedP.Hochberg(p), hommel = AdjustedP.Hommel(p), bh = AdjustedP.BenjaminiHochberg(p), by = AdjustedP.BenjaminiYekutieli(p);
        for (int i = 0; i < p.Length; i++)
        {
            Assert.True(bonferroni[i] >= holm[i] - 1e-12 && holm[i] >= hochberg[i] - 1e-12 && hochberg[i] >= hommel[i] - 1e-12);
            Assert.True(hommel[i] >= p[i] - 1e-12 && bh[i] >= p[i] - 1e-12 && by[i] >= bh[i] - 1e-12 && hochberg[i] >= bh[i] - 1e-12);
        }
    });

    [Fact]
    public void hommel_is_the_closure_of_simes() => Family.Sample(p =>
    {
        double[] hommel = AdjustedP.Hommel(p);
        for (int i = 0; i < p.Length; i++)
        {
            double closed = Enumerable.Range(1, (1 << p.Length) - 1).Where(set => (set >> i & 1) == 1)
                .Max(set => AdjustedP.Simes([.. p.Where((_, j) => (set >> j & 1) == 1)]));
            Assert.Equal(closed, hommel[i], 1e-12);
        }
    });

    [Fact]
    public void the_order_of_the_hypotheses_does_not_matter() => Family.Sample(p =>
        Assert.Equal(AdjustedP.Holm(p).Reverse(), AdjustedP.Holm([.. p.Reverse()])));

    [Fact]
    public void a_graph_that_shares_equally_is_holm_and_a_chain_is_the_fixed_sequence() => Gens.Number(0, 1).Array[2, 6].Sample(p =>
    {
        int m = p.Length;
        double[][] equal = [.. Enumerable.Range(0, m).Select(i => Enumerable.Range(0, m).Select(j => i == j ? 0 : 1.0 / (m - 1)).ToArray())];
        double[][] chain = [.. Enumerable.Range(0, m).Select(i => Enumerable.Range(0, m).Select(j => j == i + 1 ? 1.0 : 0).ToArray())];
        Equal(AdjustedP.Holm(p), new RejectionGraph([.. Enumerable.Repeat(1.0 / m, m)], equal).AdjustedP(p));
        Equal(AdjustedP.FixedSequence(p), new RejectionGraph([1, .. new double[m - 1]], chain).AdjustedP(p));
    });

    [Fact]
    public void the_pilot_keeps_nine_tests_by_narums_cut_off_seven_by_the_step_up_and_eleven_by_bh()
    {
        Assert.Equal(0.014537, AdjustedP.NarumCutOff(17), 1e-6);
        Assert.Equal(9, Pilot2009.Count(p => p <= AdjustedP.NarumCutOff(17)));
        Assert.Equal(7, AdjustedP.BenjaminiYekutieli(Pilot2009).Count(p => p <= 0.05));
        Assert.Equal(11, AdjustedP.BenjaminiHochberg(Pilot2009).Count(p => p <= 0.05));
    }

    [Fact]
    public void what_is_not_a_probability_or_a_graph_is_refused()
    {
        Assert.Throws<ArgumentException>(() => AdjustedP.Holm([0.1, double.NaN]));
        Assert.Throws<ArgumentException>(() => AdjustedP.Holm([1.1]));
        Assert.Throws<ArgumentException>(() => new RejectionGraph([0.8, 0.8], [[0, 1], [1, 0]]));
        Assert.Throws<ArgumentException>(() => new RejectionGraph([0.5, 0.5], [[0.2, 0.8], [1, 0]]));
    }

    private static void Equal(double[] expected, double[] actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
}
