using Daybook.Statistics.Distributions;
using Daybook.Statistics.Exact;
using Xunit;

namespace Daybook.Statistics.Tests.Exact;

/// <summary>What exact tests and intervals promise, counted over a grid of truths.</summary>
public class ExactSizeTests
{
    private static readonly double[] Truths = [0.03, 0.1, 0.2, 0.35, 0.5, 0.62, 0.8, 0.95];

    [Fact]
    public void unconditional_tests_keep_their_level_and_boschloo_never_gives_a_larger_p_than_fisher()
    {
        (int n1, int n2) = (7, 9);
        var groups = (from a in Enumerable.Range(0, n1 + 1) from b in Enumerable.Range(0, n2 + 1) select new TwoProportions(a, n1, b, n2)).ToArray();
        double[] barnard = [.. groups.Select(UnconditionalTest.BarnardPooledZ)], boschloo = [.. groups.Select(UnconditionalTest.Boschloo)];
        for (int i = 0; i < groups.Length; i++)
        {
            Assert.True(boschloo[i] <= groups[i].Table.FisherTwoSided + 1e-9);
        }
        foreach (double level in new[] { 0.01, 0.05, 0.2 })
        {
            foreach (double p in Truths)
            {
                double Size(double[] of) => groups.Where((_, i) => of[i] <= level).Sum(g => Binomial.Probability(g.X1, n1, p) * Binomial.Probability(g.X2, n2, p));
                Assert.True(Size(barnard) <= level + 1e-9 && Size(boschloo) <= level + 1e-9, $"{level} at {p}");
            }
        }
    }

    [Fact]
    public void garwoods_interval_covers_every_rate_at_its_level() => Assert.All(new[] { 0.1, 0.7, 1.5, 3, 6.2, 14, 40 }, mean =>
    {
        double covered = Enumerable.Range(0, 120).Where(x => new EventRate(x, 2).ExactInterval().Contains(mean / 2)).Sum(x => Poisson.Probability(x, mean));
        Assert.True(covered >= 0.95, $"{mean}: {covered}");
    });

    [Fact]
    public void the_exact_interval_of_a_conditional_odds_ratio_covers_it_at_its_level() => Assert.All(Truths, p =>
    {
        double covered = Enumerable.Range(0, 16).Where(k => new PairedBinary(0, k, 15 - k, 0).ConditionalOddsRatioInterval().Contains(p / (1 - p))).Sum(k => Binomial.Probability(k, 15, p));
        Assert.True(covered >= 0.95, $"{p}: {covered}");
    });

    [Fact]
    public void score_intervals_of_a_difference_cover_near_their_level_over_the_whole_square()
    {
        const int n = 20;
        double worst = 1, sum = 0;
        foreach (double p in Truths)
        {
            foreach (double q in Truths)
            {
                double covered = 0;
                for (int a = 0; a <= n; a++)
                {
                    for (int b = 0; b <= n; b++)
                    {
                        covered += new TwoProportions(a, n, b, n).MiettinenNurminenInterval().Contains(p - q) ? Binomial.Probability(a, n, p) * Binomial.Probability(b, n, q) : 0;
                    }
                }
                (worst, sum) = (Math.Min(worst, covered), sum + covered);
            }
        }
        Assert.InRange(sum / 64, 0.945, 0.985);
        Assert.True(worst > 0.92, $"{worst}");
    }

    [Fact]
    public void tangos_interval_covers_near_its_level_and_mcnemars_mid_p_is_near_its_own()
    {
        const int n = 25;
        foreach ((double first, double second) in new[] { (0.1, 0.1), (0.3, 0.1), (0.25, 0.25), (0.5, 0.2) })
        {
            double covered = 0, rejected = 0;
            for (int m = 0; m <= n; m++)
            {
                for (int k = 0; k <= m; k++)
                {
                    var pairs = new PairedBinary(0, k, m - k, n - m);
                    double probability = Binomial.Probability(m, n, first + second) * Binomial.Probability(k, m, first / (first + second));
                    covered += pairs.TangoInterval().Contains(first - second) ? probability : 0;
                    rejected += pairs.McNemarMidP <= 0.05 ? probability : 0;
                }
            }
            Assert.InRange(covered, 0.93, 0.98);
            Assert.True(first != second || rejected <= 0.055, $"{first}: {rejected}");
        }
    }
}
