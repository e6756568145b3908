using CsCheck;
using Daybook.Statistics.Design;
using Daybook.Statistics.Random;
using Xunit;

namespace Daybook.Statistics.Tests.Design;

public class MinimisationTests
{
    private static readonly AllocationArm[] Equal = [new("A"), new("B")];
    private static readonly AllocationFactor[] Factors = [new("site", ["north", "south", "west"]), new("sex", ["f", "m"], 2)];

    [Fact]
    public void pococks_example_prefers_a_by_marginal_totals_of_76_against_77()
    {
        // Pocock, Clinical Trials (1983), table 5.9: 80 patients with advanced breast cancer; the next is ambulatory, under 50, two years or more free of disease, visceral.
        AllocationFactor[] factors = [new("status", ["ambulatory", "not"]), new("age", ["<50", "50+"]), new("free", ["<2", "2+"]), new("lesion", ["visceral", "osseous", "soft"])];
        int[][][] counts = [[[30, 10], [31, 9]], [[18, 22], [17, 23]], [[31, 9], [32, 8]], [[19, 8, 13], [21, 7, 12]]];
        MinimisedParticipant[] before = [.. Enumerable.Range(0, 80).Select(i => new MinimisedParticipant(
            [.. factors.Select((factor, f) => factor.Levels[Level(counts[f][i / 40], i % 40)])], i < 40 ? "A" : "B"))];
        string[] next = ["ambulatory", "<50", "2+", "visceral"];
        Assert.Equal([76, 77], new Minimisation(Equal, factors, ImbalanceMeasure.MarginalTotal).Imbalances(before, next));
        Assert.Equal([5, 5], new Minimisation(Equal, factors).Imbalances(before, next));
        var choice = new Minimisation(Equal, factors, ImbalanceMeasure.MarginalTotal, 1).Choose(before, next, CounterRandom.For(1));
        Assert.Equal(("A", 1, 0), (choice.Arm, choice.Probabilities[0], choice.Probabilities[1]));

        static int Level(int[] sizes, int place) => place < sizes[0] ? 0 : place < sizes[0] + sizes[1] ? 1 : 2;
    }

    [Fact]
    public void the_first_participant_gets_an_arm_in_the_arms_ratio()
    {
        var choice = new Minimisation([new("A"), new("B", 2), new("C", 3)], Factors, ImbalanceMeasure.MarginalTotal).Choose([], ["north", "f"], CounterRandom.For(2));
        Assert.Equal(1.0 / 6, choice.Probabilities[0], 1e-12);
        Assert.Equal(0.5, choice.Probabilities[2], 1e-12);
    }

    [Fact]
    public void probabilities_sum_to_one_and_follow_the_arms_when_these_are_renamed() => Gen.Select(Gen.ULong, Gen.Int[0, 40], Gen.Int[0, 3]).Sample((seed, n, measure) =>
    {
        AllocationArm[] arms = [new("A", 2), new("B"), new("C")], turned = [new("C"), new("A", 2), new("B")];
        MinimisedParticipant[] before = [.. Enumerate(arms, n, (ImbalanceMeasure)measure, 0.7, seed)];
        var forth = new Minimisation(arms, Factors, (ImbalanceMeasure)measure, 0.7).Choose(before, ["west", "m"], CounterRandom.For(seed));
        var back = new Minimisation(turned, Factors, (ImbalanceMeasure)measure, 0.7).Choose([.. before.Reverse()], ["west", "m"], CounterRandom.For(seed));
        Assert.Equal(1, forth.Probabilities.Sum(), 1e-12);
        Assert.Equal(forth.Probabilities[0], back.Probabilities[1], 1e-12);
        Assert.Equal(forth.Probabilities[2], back.Probabilities[0], 1e-12);
        Assert.Equal(forth.Imbalances[1], back.Imbalances[2], 1e-9);
    }, iter: 100);

    [Fact]
    public void without_chance_one_factor_never_lets_the_arms_differ_by_more_than_one() => Gen.ULong.Sample(seed =>
    {
        AllocationFactor[] one = [new("site", ["north", "south"])];
        var scheme = new Minimisation(Equal, one, ImbalanceMeasure.Range, 1);
        var before = new List<MinimisedParticipant>();
        for (int i = 0; i < 40; i++)
        {
            string level = one[0].Levels[CounterRandom.For(seed, "level", i).NextInt(2)];
            before.Add(new MinimisedParticipant([level], scheme.Choose(before, [level], CounterRandom.For(seed, i)).Arm));
            foreach (var site in before.GroupBy(p => p.Levels[0]))
            {
                Assert.True(AllocationBalance.Of(Equal, site.Select(p => p.Arm)).Largest <= 1);
            }
        }
    }, iter: 30);

    [Fact]
    public void two_to_one_stays_two_to_one_and_every_level_is_far_more_even_than_by_chance()
    {
        AllocationArm[] arms = [new("drug", 2), new("placebo")];
        MinimisedParticipant[] all = [.. Enumerate(arms, 1500, ImbalanceMeasure.Range, 0.8, 7)];
        Assert.InRange(all.Count(p => p.Arm == "drug"), 990, 1010);
        foreach (var level in all.SelectMany(p => p.Levels.Select(l => (Level: l, p.Arm))).GroupBy(p => p.Level))
        {
            // By chance alone the standard deviation would be sqrt(n 2/9), 10 to 13 here.
            Assert.InRange(level.Count(p => p.Arm == "drug") - level.Count() * 2 / 3.0, -6, 6);
        }
    }

    [Fact]
    public void each_arm_is_drawn_with_the_probability_that_is_told()
    {
        var scheme = new Minimisation([new("A", 2), new("B"), new("C")], Factors, ImbalanceMeasure.Variance, 0.7);
        MinimisedParticipant[] before = [new(["north", "f"], "A"), new(["north", "m"], "A"), new(["south", "f"], "B")];
        MinimisationChoice[] choices = [.. Enumerable.Range(0, 20_000).Select(i => scheme.Choose(before, ["north", "f"], CounterRandom.For(3, i)))];
        double[] told = [.. choices[0].Probabilities];
        for (int a = 0; a < 3; a++)
        {
            double share = choices.Count(c => c.Arm == "ABC"[a].ToString()) / 20_000.0;
            Assert.InRange(share, told[a] - 0.015, told[a] + 0.015);
        }
    }

    [Fact]
    public void what_the_scheme_does_not_know_is_refused()
    {
        var scheme = new Minimisation(Equal, Factors);
        Assert.Throws<ArgumentException>(() => scheme.Imbalances([], ["east", "f"]));
        Assert.Throws<ArgumentException>(() => scheme.Imbalances([new(["north", "f"], "C")], ["south", "m"]));
        Assert.Throws<ArgumentException>(() => new Minimisation(Equal, []));
        Assert.Throws<ArgumentException>(() => new Minimisation(Equal, [new("sex", ["f", "f"])]));
        Assert.Throws<ArgumentException>(() => new Minimisation(Equal, [new("sex", ["f", "m"], 0)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Minimisation(Equal, Factors, ImbalanceMeasure.Range, 0.4));
    }

    private static List<MinimisedParticipant> Enumerate(AllocationArm[] arms, int n, ImbalanceMeasure measure, double probability, ulong seed)
    {
        var scheme = new Minimisation(arms, Factors, measure, probability);
        var before = new List<MinimisedParticipant>();
        for (int i = 0; i < n; i++)
        {
            var person = CounterRandom.For(seed, "person", i);
            string[] levels = [Factors[0].Levels[person.NextInt(3)], Factors[1].Levels[person.NextInt(2)]];
            before.Add(new MinimisedParticipant(levels, scheme.Choose(before, levels, CounterRandom.For(seed, "arm", i)).Arm));
        }
        return before;
    }
}
