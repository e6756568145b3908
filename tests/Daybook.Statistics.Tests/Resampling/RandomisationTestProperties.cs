using CsCheck;
using Daybook.Statistics.Crossover;
using Daybook.Statistics.Design;
using Daybook.Statistics.Random;
using Daybook.Statistics.Resampling;
using Xunit;

namespace Daybook.Statistics.Tests.Resampling;

public class RandomisationTestProperties
{
    private static readonly int[] Blocks = [1, 1, 1, 1, 2, 2, 3, 3, 3];

    private static readonly Gen<(double[] Values, bool[] First)> Trial = Gen.Select(Gen.Int[-30, 30].Array[9], Gen.ULong).Select((v, seed) =>
    {
        int[] arms = [0, 0, 1, 1, 0, 1, 0, 1, 1];
        var random = CounterRandom.For(seed);
        foreach ((int from, int size) in new[] { (0, 4), (4, 2), (6, 3) })
        {
            random.Shuffle(arms.AsSpan(from, size));
        }
        return (v.Select(x => x / 10.0).ToArray(), arms.Select(a => a == 0).ToArray());
    });

    [Fact]
    public void counting_within_blocks_is_enumerating_them() => Trial.Sample(t =>
    {
        PermutationResult counted = RandomisationTest.Blocked(t.Values, t.First, Blocks);
        double centre = Blocks.Distinct().Sum(b => Where(b).Average(i => t.Values[i]) * Where(b).Count(i => t.First[i]));
        PermutationResult listed = RandomisationTest.Enumerated([.. t.First.Select(f => f ? 0 : 1)], Blocks,
            arms => arms.Select((arm, i) => arm == 0 ? t.Values[i] : 0).Sum() - centre);
        Assert.Equal(6 * 2 * 3, counted.Arrangements);
        Assert.Equal(counted.Arrangements, listed.Arrangements);
        Assert.Equal(listed.PTwoSided, counted.PTwoSided, 1e-12);
        Assert.Equal(listed.PGreater, counted.PGreater, 1e-12);
        Assert.Equal(listed.PLess, counted.PLess, 1e-12);
    }, iter: 200);

    [Fact]
    public void under_the_null_p_is_at_most_alpha_as_often_as_it_says_over_every_list_of_the_design() => Trial.Sample(t =>
    {
        double[] ps = [.. Lists(t.First).Select(first => RandomisationTest.Blocked(t.Values, first, Blocks).PGreater)];
        Assert.All(ps, p => Assert.Equal(p, ps.Count(q => q <= p + 1e-12) / (double)ps.Length, 1e-9));
    }, iter: 20);

    [Fact]
    public void one_block_is_the_ordinary_permutation_test() => Trial.Sample(t =>
    {
        PermutationResult blocked = RandomisationTest.Blocked(t.Values, t.First, new int[9]);
        PermutationResult plain = PermutationTest.TwoSample([.. t.Values.Where((_, i) => t.First[i])], [.. t.Values.Where((_, i) => !t.First[i])]);
        Assert.Equal(plain.PTwoSided, blocked.PTwoSided, 1e-12);
        Assert.Equal(plain.PGreater, blocked.PGreater, 1e-12);
    });

    [Fact]
    public void blocks_of_two_are_sign_flips_of_their_differences() => Gen.Select(Gen.Int[-40, 40].Array[16], Gen.Bool.Array[8]).Sample((v, turned) =>
    {
        // One participant, eight pairs of periods, the order within each pair drawn: an n-of-1 trial.
        double[] values = [.. v.Select(x => x / 4.0)];
        bool[] treated = [.. turned.SelectMany(t => new[] { t, !t })];
        double[] differences = [.. turned.Select((t, k) => (t ? 1 : -1) * (values[2 * k] - values[2 * k + 1]))];
        PermutationResult flips = PermutationTest.SignFlip(differences);
        PermutationResult blocked = RandomisationTest.Blocked(values, treated, [.. Enumerable.Range(0, 16).Select(i => i / 2)]);
        Assert.Equal((flips.PTwoSided, flips.PGreater, flips.PLess), (blocked.PTwoSided, blocked.PGreater, blocked.PLess));
    });

    [Fact]
    public void a_crossovers_sequences_are_drawn_within_their_blocks_and_the_estimate_is_hills_and_armitages() => Trial.Sample(t =>
    {
        PeriodPair[] pairs = [.. t.Values.Select(v => new PeriodPair(10 + v, 10))];
        PermutationResult test = RandomisationTest.Crossover(pairs, t.First, Blocks);
        if (t.Values.Distinct().Count() > 3)
        {
            var classical = TwoPeriodCrossover.Analyse([.. pairs.Where((_, i) => t.First[i])], [.. pairs.Where((_, i) => !t.First[i])]);
            Assert.Equal(classical.Treatment.Estimate, test.Observed, 1e-9);
        }
        Assert.Equal(RandomisationTest.Blocked(t.Values, t.First, Blocks).PTwoSided, test.PTwoSided, 1e-12);
        PermutationResult later = RandomisationTest.Crossover([.. pairs.Select(p => p with { Period2 = p.Period2 + 7 })], t.First, Blocks);
        Assert.Equal(test.PTwoSided, later.PTwoSided, 1e-12);
    });

    [Fact]
    public void forty_eight_people_in_blocks_of_four_are_counted_and_numbers_without_a_grid_too()
    {
        var random = CounterRandom.For(4, "values");
        double[] values = [.. Enumerable.Range(0, 48).Select(i => random.NextNormal() + (i % 4 < 2 ? 0.5 : 0))];
        bool[] first = [.. Enumerable.Range(0, 48).Select(i => i % 4 < 2)];
        PermutationResult exact = RandomisationTest.Blocked(values, first, [.. Enumerable.Range(0, 48).Select(i => i / 4)]);
        double observed = Difference(values, first);
        var arms = new PermutedBlocks([new("A"), new("B")], [4]);
        SampledTest sampled = RandomisationTest.Redrawn(20_000, CounterRandom.For(5), observed, fresh =>
            Difference(values, [.. arms.Generate(["all"], 48, fresh).Select(a => a.Arm == "A")]));
        Assert.InRange(sampled.P - exact.PTwoSided, -5 * sampled.MonteCarloError, 5 * sampled.MonteCarloError);
        Assert.Equal(Math.Pow(6, 12), exact.Arrangements);
    }

    [Fact]
    public void too_many_different_sums_give_no_p_rather_than_a_sample()
    {
        var random = CounterRandom.For(12, "values");
        double[] values = [.. Enumerable.Range(0, 60).Select(_ => random.NextNormal())];
        PermutationResult none = RandomisationTest.Blocked(values, [.. Enumerable.Range(0, 60).Select(i => i % 2 == 0)], new int[60]);
        Assert.True(double.IsNaN(none.PTwoSided) && none.Arrangements > 1e17);
    }

    [Fact]
    public void what_minimisation_could_have_allocated_is_drawn_again_by_its_own_rule()
    {
        AllocationArm[] arms = [new("A"), new("B")];
        AllocationFactor[] factors = [new("sex", ["f", "m"])];
        var scheme = new Minimisation(arms, factors);
        var random = CounterRandom.For(6, "people");
        string[] sexes = [.. Enumerable.Range(0, 30).Select(_ => random.NextBernoulli(0.6) ? "f" : "m")];
        double[] values = [.. sexes.Select(s => random.NextNormal() + (s == "f" ? 1 : 0))];
        double[] ps = [.. Enumerable.Range(0, 60).Select(trial => RandomisationTest.Redrawn(
            199, CounterRandom.For(8, trial), Run(CounterRandom.For(7, trial)), Run).P)];
        // Uniform under the null: a share of 0.2 with standard error 0.05.
        Assert.InRange(ps.Count(p => p <= 0.2) / 60.0, 0.04, 0.38);

        double Run(CounterRandom fresh)
        {
            var before = new List<MinimisedParticipant>();
            for (int i = 0; i < sexes.Length; i++)
            {
                before.Add(new MinimisedParticipant([sexes[i]], scheme.Choose(before, [sexes[i]], fresh).Arm));
            }
            return Difference(values, [.. before.Select(p => p.Arm == "A")]);
        }
    }

    [Fact]
    public void what_the_design_does_not_allow_is_refused()
    {
        Assert.Throws<ArgumentException>(() => RandomisationTest.Blocked([1, 2, 3], [true, true, false], [1, 1, 2]));
        Assert.Throws<ArgumentException>(() => RandomisationTest.Blocked([1, double.NaN], [true, false], [1, 1]));
        Assert.Throws<ArgumentException>(() => RandomisationTest.Enumerated([0, 1], [1], _ => 0));
        Assert.Throws<ArgumentException>(() => RandomisationTest.Enumerated([.. Enumerable.Range(0, 40).Select(i => i % 2)], new int[40], _ => 0));
    }

    private static double Difference(double[] values, bool[] first) =>
        values.Where((_, i) => first[i]).DefaultIfEmpty(0).Average() - values.Where((_, i) => !first[i]).DefaultIfEmpty(0).Average();

    private static int[] Where(int block) => [.. Enumerable.Range(0, 9).Where(i => Blocks[i] == block)];

    private static List<bool[]> Lists(bool[] first)
    {
        var lists = new List<bool[]>();
        RandomisationTest.Enumerated([.. first.Select(f => f ? 0 : 1)], Blocks, arms =>
        {
            lists.Add([.. arms.Select(a => a == 0)]);
            return 0;
        });
        // The first call is the list as allocated, met again among all.
        return lists[1..];
    }
}
