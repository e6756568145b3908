using CsCheck;
using Daybook.Statistics.Design;
using Daybook.Statistics.Random;
using Xunit;

namespace Daybook.Statistics.Tests.Design;

public class PredictabilityTests
{
    private static readonly AllocationArm[] Equal = [new("A"), new("B")];

    [Fact]
    public void blackwell_and_hodges_formula_holds_for_two_equal_arms() => Gen.Int[1, 12].Sample(m =>
    {
        double ways = 1;
        for (int i = 1; i <= m; i++)
        {
            ways = ways * (m + i) / i;
        }
        double expected = (m + (Math.Pow(4, m) / ways - 1) / 2) / (2 * m);
        Assert.Equal(expected, Predictability.OfBlocks(Equal, 2 * m).CorrectGuesses, 1e-12);
        // The run of one arm that ends a block is 2m/(m + 1) places long on average.
        Assert.Equal(1.0 / (m + 1), Predictability.OfBlocks(Equal, 2 * m).Certain, 1e-12);
    });

    [Fact]
    public void what_lists_show_on_average_is_what_is_exact_for_their_method()
    {
        // Between equal arms the convergence strategy is the best guess within blocks of a known size.
        var list = new PermutedBlocks(Equal, [6]).Generate(["all"], 30_000, CounterRandom.For(1, "list"));
        Assert.InRange(Predictability.ConvergenceStrategy(Equal, [.. list.Select(a => a.Arm)]).CorrectGuesses - Predictability.OfBlocks(Equal, 6).CorrectGuesses, -0.008, 0.008);
        string[] coins = [.. Enumerable.Range(0, 30_000).Select(i => CounterRandom.For(2, i).NextBernoulli(0.5) ? "A" : "B")];
        Assert.InRange(Predictability.ConvergenceStrategy(Equal, coins).CorrectGuesses, 0.49, 0.51);
    }

    [Fact]
    public void longer_blocks_and_more_arms_are_harder_to_foretell()
    {
        AllocationArm[] three = [new("A"), new("B"), new("C")];
        Assert.Equal(0.75, Predictability.OfBlocks(Equal, 2).CorrectGuesses);
        Assert.True(Predictability.OfBlocks(Equal, 8).CorrectGuesses < Predictability.OfBlocks(Equal, 4).CorrectGuesses);
        Assert.True(Predictability.OfBlocks(three, 6).CorrectGuesses < Predictability.OfBlocks(Equal, 6).CorrectGuesses);
        Assert.Equal((2 + 2 + 3) / 9.0, Predictability.OfBlocks([new("drug", 2), new("placebo")], 3).CorrectGuesses, 1e-12);
    }

    [Fact]
    public void a_list_that_alternates_is_guessed_at_every_second_place() =>
        Assert.Equal(0.75, Predictability.ConvergenceStrategy(Equal, ["A", "B", "A", "B"]).CorrectGuesses);

    [Fact]
    public void balance_is_told_at_the_end_and_at_its_worst()
    {
        var balance = AllocationBalance.Of([new("drug", 2), new("placebo")], ["drug", "drug", "drug", "placebo", "drug", "placebo"]);
        Assert.Equal([4, 2], balance.Counts);
        Assert.Equal((1.5, 0), (balance.Largest, balance.Final));
        Assert.Equal(0, AllocationBalance.Of(Equal, []).Largest);
        Assert.Throws<ArgumentException>(() => AllocationBalance.Of(Equal, ["C"]));
        Assert.Throws<ArgumentException>(() => Predictability.ConvergenceStrategy(Equal, []));
        Assert.Throws<ArgumentException>(() => Predictability.OfBlocks(Equal, 3));
    }

    [Fact]
    public void strata_are_every_combination_of_levels_in_order()
    {
        AllocationFactor[] factors = [new("site", ["north", "south"]), new("sex", ["f", "m"])];
        Assert.Equal(["north, f", "north, m", "south, f", "south, m"], Strata.Cross(factors));
        Assert.Equal("south, f", Strata.Name(["south", "f"]));
        Assert.Equal(["all"], Strata.Cross([]));
        var list = new PermutedBlocks(Equal, [4]).Generate(Strata.Cross(factors), 8, CounterRandom.For(3, "list"));
        Assert.All(list.GroupBy(a => a.Stratum), s => Assert.Equal(0, AllocationBalance.Of(Equal, s.Select(a => a.Arm)).Final));
        Assert.Throws<ArgumentException>(() => Strata.Cross([new("site", [])]));
    }
}
