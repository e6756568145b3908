using CsCheck;
using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;
using Xunit;

namespace Daybook.Statistics.Tests.Exact;

public class CoverageTests
{
    [Fact]
    public void the_clopper_pearson_interval_never_covers_less_than_its_level() => Gen.Select(Gen.Int[1, 30], Gens.Number(0.001, 0.999)).Sample((n, p) =>
    {
        double covered = Enumerable.Range(0, n + 1).Where(x => Proportion.ClopperPearson(x, n).Contains(p)).Sum(x => Binomial.Probability(x, n, p));
        Assert.True(covered >= 0.95 - 1e-12, $"n = {n}, p = {p}: {covered}");
    }, iter: 200);

    [Fact]
    public void intervals_rise_with_the_count_and_turn_over_with_the_outcome() => Gen.Select(Gen.Int[1, 40], Gen.Int[0, 39]).Where((n, x) => x < n).Sample((n, x) =>
    {
        foreach (Func<int, int, double, Interval> method in new Func<int, int, double, Interval>[] { Proportion.ClopperPearson, Proportion.Wilson, Proportion.Jeffreys, Proportion.MidP })
        {
            Interval now = method(x, n, 0.95), next = method(x + 1, n, 0.95), turned = method(n - x, n, 0.95);
            Assert.True(now.Lower <= next.Lower && now.Upper <= next.Upper);
            Assert.Equal(1 - now.Lower, turned.Upper, 1e-9);
            Assert.Equal(1 - now.Upper, turned.Lower, 1e-9);
        }
    });

    [Fact]
    public void exact_tests_keep_their_level_over_the_whole_null() => Gen.Select(Gen.Int[2, 12], Gen.Int[2, 12], Gens.Number(0.02, 0.98)).Sample((n1, n2, p) =>
    {
        double size = 0;
        for (int a = 0; a <= n1; a++)
        {
            for (int b = 0; b <= n2; b++)
            {
                size += new TwoProportions(a, n1, b, n2).Table.FisherTwoSided <= 0.05
                    ? Binomial.Probability(a, n1, p) * Binomial.Probability(b, n2, p) : 0;
            }
        }
        Assert.True(size <= 0.05 + 1e-12);
    }, iter: 100);

    [Fact]
    public void swapping_the_groups_turns_every_interval_of_a_difference_over() => Gen.Select(Gen.Int[1, 30], Gen.Int[1, 30], Gens.Number(0, 1), Gens.Number(0, 1)).Sample((n1, n2, u, v) =>
    {
        var forth = new TwoProportions((int)(u * n1), n1, (int)(v * n2), n2);
        var back = new TwoProportions(forth.X2, n2, forth.X1, n1);
        foreach ((Interval a, Interval b) in new[] { (forth.NewcombeInterval(), back.NewcombeInterval()), (forth.MiettinenNurminenInterval(), back.MiettinenNurminenInterval()), (forth.AgrestiCaffoInterval(), back.AgrestiCaffoInterval()) })
        {
            Assert.Equal(a.Lower, -b.Upper, 1e-9);
            Assert.Equal(a.Upper, -b.Lower, 1e-9);
        }
        Assert.Equal(forth.Table.FisherTwoSided, back.Table.FisherTwoSided, 1e-12);
    });

    [Fact]
    public void newcombe_and_miettinen_nurminen_repeat_the_published_example()
    {
        // Newcombe, Statistics in Medicine 17:873 (1998), table II, example (a): 56/70 against 48/80.
        var groups = new TwoProportions(56, 70, 48, 80);
        Assert.Equal((0.0524, 0.3339), (Math.Round(groups.NewcombeInterval().Lower, 4), Math.Round(groups.NewcombeInterval().Upper, 4)));
        Assert.Equal((0.0528, 0.3382), (Math.Round(groups.MiettinenNurminenInterval().Lower, 4), Math.Round(groups.MiettinenNurminenInterval().Upper, 4)));
        Assert.Equal((0.0533, 0.3377), (Math.Round(groups.MeeInterval().Lower, 4), Math.Round(groups.MeeInterval().Upper, 4)));
    }

    [Fact]
    public void a_score_interval_ends_where_the_score_test_does() => Gen.Select(Gen.Int[2, 25], Gen.Int[2, 25], Gens.Number(0.1, 0.9), Gens.Number(0.1, 0.9)).Sample((n1, n2, u, v) =>
    {
        var groups = new TwoProportions(Math.Max(1, (int)(u * n1)), n1, Math.Max(1, (int)(v * n2)), n2);
        Interval limits = groups.MiettinenNurminenInterval();
        Assert.Equal(Normal.Quantile(0.975), groups.DifferenceScore(limits.Lower), 1e-6);
        Assert.Equal(-Normal.Quantile(0.975), groups.DifferenceScore(limits.Upper), 1e-6);
    });

    [Fact]
    public void mcnemar_depends_on_the_discordant_alone_and_its_mid_p_lies_below_the_exact_p() => Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12], Gen.Int[0, 30], Gen.Int[0, 30]).Where((b, c, a, d) => b + c > 0).Sample((b, c, a, d) =>
    {
        var pairs = new PairedBinary(a, b, c, d);
        Assert.Equal(new PairedBinary(0, b, c, 0).McNemarExactP, pairs.McNemarExactP);
        Assert.True(pairs.McNemarMidP <= pairs.McNemarExactP + 1e-12);
        Interval tango = pairs.TangoInterval(), turned = new PairedBinary(a, c, b, d).TangoInterval();
        Assert.Equal(tango.Lower, -turned.Upper, 1e-8);
        Assert.True(tango.Contains(pairs.RiskDifference));
    });

    [Fact]
    public void the_exact_rate_interval_is_where_poisson_tails_meet_the_level() => Gen.Select(Gen.Int[1, 60], Gens.Number(0.5, 300)).Sample((events, exposure) =>
    {
        Interval rate = new EventRate(events, exposure).ExactInterval();
        Assert.Equal(0.025, Poisson.Survival(events - 1, rate.Lower * exposure), 1e-10);
        Assert.Equal(0.025, Poisson.Cdf(events, rate.Upper * exposure), 1e-10);
    });

    [Fact]
    public void general_association_of_two_by_two_strata_is_the_mantel_haenszel_test() => Gen.Int[1, 12].Array[8].Sample(n =>
    {
        (int A, int B, int C, int D)[] strata = [(n[0], n[1], n[2], n[3]), (n[4], n[5], n[6], n[7])];
        int[][][] tables = [.. strata.Select(s => new[] { new[] { s.A, s.B }, [s.C, s.D] })];
        Assert.Equal(new CochranMantelHaenszel(strata).ChiSquare(), StratifiedTable.GeneralAssociation(tables).ChiSquare, 1e-9);
    });

    [Fact]
    public void freeman_halton_of_two_rows_and_columns_is_fisher() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 9]).Sample((a, b, c, d) =>
        Assert.Equal(new TwoByTwo(a, b, c, d).FisherTwoSided, new ContingencyTable([[a, b], [c, d]]).FreemanHalton(), 1e-12));

    [Fact]
    public void a_table_turned_on_its_side_has_the_same_exact_p() => Gen.Int[1, 4].Array[6].Sample(n =>
        Assert.Equal(
            new ContingencyTable([[n[0], n[1], n[2]], [n[3], n[4], n[5]]]).FreemanHalton(),
            new ContingencyTable([[n[0], n[3]], [n[1], n[4]], [n[2], n[5]]]).FreemanHalton(), 1e-12));
}
