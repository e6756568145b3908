using CsCheck;
using Daybook.Statistics.Correlation;
using Xunit;

namespace Daybook.Statistics.Tests.Correlation;

public class CorrelationTests
{
    // The ten completers of the 2009 pilot (its table 1): ESR and FIQ at baseline.
    private static readonly double[] Esr = [0, 45, 2, 8, 28, 50, 27, 20, 28, 31];
    private static readonly double[] Fiq = [39.4, 76.7, 45.0, 70.1, 70.1, 60.8, 85.8, 70.0, 83.3, 70.7];

    [Fact]
    public void the_published_correlations_of_the_pilot_cannot_all_be_true()
    {
        double esrFiq = Pearson.Of(Esr, Fiq).R;
        Assert.Equal(0.566, esrFiq, 5e-4);
        (double lowest, double highest) = CorrelationFeasibility.Range(0.91, esrFiq);
        Assert.Equal(0.17, lowest, 5e-3);
        Assert.True(highest <= 1);
        Assert.False(CorrelationFeasibility.IsFeasible([[1, 0.91, 0.02], [0.91, 1, esrFiq], [0.02, esrFiq, 1]], rounding: 0.005));
        Assert.True(CorrelationFeasibility.IsFeasible([[1, 0.91, 0.3], [0.91, 1, esrFiq], [0.3, esrFiq, 1]]));
    }

    [Fact]
    public void the_interval_of_the_pilots_moderator_is_wide()
    {
        Pearson esr = Pearson.From(0.91, 10);
        Assert.Equal((0.66, 0.98), (Math.Round(esr.Interval.Lower, 2), Math.Round(esr.Interval.Upper, 2)));
        Assert.InRange(esr.P, 0.0001, 0.0005);
    }

    [Fact]
    public void every_real_sample_is_feasible_and_its_third_correlation_lies_in_the_range() => Gen.Select(Gens.Number(-9, 9).Array[6], Gens.Number(-9, 9).Array[6], Gens.Number(-9, 9).Array[6]).Sample((a, b, c) =>
    {
        double ab = Pearson.Of(a, b).R, ac = Pearson.Of(a, c).R, bc = Pearson.Of(b, c).R;
        (double lowest, double highest) = CorrelationFeasibility.Range(ab, ac);
        Assert.InRange(bc, lowest - 1e-9, highest + 1e-9);
        Assert.True(CorrelationFeasibility.IsFeasible([[1, ab, ac], [ab, 1, bc], [ac, bc, 1]]));
    });

    [Fact]
    public void rank_correlations_see_only_the_order() => Gen.Select(Gen.Int[-20, 20].Select(i => i / 8.0).Array[4, 9], Gen.Int[-20, 20].Select(i => i / 8.0).Array[9])
        .Where((a, noise) => a.Distinct().Count() > 1 && noise[..a.Length].Distinct().Count() > 1).Sample((a, noise) =>
    {
        double[] b = noise[..a.Length], curved = [.. a.Select(Math.Exp)];
        Assert.Equal(Spearman.Of(a, b).Rho, Spearman.Of(curved, b).Rho, 1e-12);
        Assert.Equal(Kendall.Of(a, b).Tau, Kendall.Of(curved, b).Tau, 1e-12);
        Assert.Equal(1, Spearman.Of(a, curved).Rho, 1e-12);
        Assert.Equal(1, Kendall.Of(a, curved).Tau, 1e-12);
    });

    [Fact]
    public void untied_p_values_are_those_of_r_beyond_enumeration()
    {
        // cor.test(a, b, method = "spearman" | "kendall", exact = TRUE), R 4.2.2: S = 148, p = 0.115373605094864; T = 43.
        double[] a = [3, 1, 4, 15, 9, 2, 6, 5, 35, 8, 97, 93], b = [2, 7, 1, 8, 28, 18, 4, 59, 45, 90, 23, 53];
        double s = (12 * 12 * 12 - 12) * (1 - Spearman.Of(a, b).Rho) / 6;
        Assert.Equal(148, s, 1e-9);
        Assert.Equal(0.115373605094864, Spearman.UntiedP(s, 12), 1e-12);
        Assert.Equal(0.196949943382235, Kendall.UntiedP(Kendall.Of(a, b).S, 12), 1e-12);
    }

    [Fact]
    public void an_affine_change_keeps_the_correlation_and_a_constant_has_none() => Gen.Select(Gens.Number(-9, 9).Array[5], Gens.Number(-9, 9).Array[5], Gens.Number(0.1, 8)).Sample((a, b, scale) =>
    {
        Assert.Equal(Pearson.Of(a, b).R, Pearson.Of([.. a.Select(v => scale * v - 3)], b).R, 1e-9);
        Assert.Throws<ArgumentException>(() => Pearson.Of(new double[5], b));
    });
}
