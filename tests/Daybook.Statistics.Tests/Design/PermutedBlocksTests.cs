using CsCheck;
using Daybook.Statistics.Design;
using Daybook.Statistics.Random;
using Xunit;

namespace Daybook.Statistics.Tests.Design;

public class PermutedBlocksTests
{
    private static readonly AllocationArm[] TwoToOne = [new("drug", 2), new("placebo")];

    [Fact]
    public void every_block_holds_each_arm_in_its_ratio()
    {
        Gen.Select(Gen.ULong, Gen.Int[1, 80]).Sample((seed, places) =>
        {
            var list = new PermutedBlocks(TwoToOne, [3, 6, 9]).Generate(["north", "south"], places, CounterRandom.For(seed, "list"));
            foreach (var block in list.GroupBy(a => (a.Stratum, a.Block, a.BlockSize)))
            {
                Assert.Equal(block.Key.BlockSize, block.Count());
                Assert.Equal(block.Key.BlockSize / 3, block.Count(a => a.Arm == "placebo"));
            }
            Assert.All(list.GroupBy(a => a.Stratum), stratum =>
                Assert.Equal(Enumerable.Range(1, stratum.Count()), stratum.Select(a => a.Number)));
            return list.Count(a => a.Stratum == "south") is int n && n >= places && n < places + 9;
        }, iter: 200);
    }

    [Fact]
    public void adding_a_stratum_changes_no_other_list_and_the_same_seed_repeats_it()
    {
        var scheme = new PermutedBlocks([new("AB"), new("BA")], [2, 4]);
        var one = scheme.Generate(["a"], 40, CounterRandom.For(5, "list"));
        var two = scheme.Generate(["b", "a"], 40, CounterRandom.For(5, "list"));
        Assert.Equal(one, two.Where(a => a.Stratum == "a"));
        Assert.NotEqual(one.Select(a => a.Arm), two.Where(a => a.Stratum == "b").Select(a => a.Arm));
    }

    [Fact]
    public void every_arrangement_of_a_block_is_equally_likely_and_sizes_vary()
    {
        var list = new PermutedBlocks([new("A"), new("B")], [4, 6]).Generate(["all"], 60_000, CounterRandom.For(6, "list"));
        var fours = list.Where(a => a.BlockSize == 4).GroupBy(a => a.Block).Select(b => string.Concat(b.Select(a => a.Arm))).ToList();
        var arrangements = fours.GroupBy(text => text).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(6, arrangements.Count);
        Assert.All(arrangements.Values, count => Assert.InRange(count, fours.Count / 6.0 * 0.88, fours.Count / 6.0 * 1.12));
        int blocks = list.Select(a => a.Block).Distinct().Count();
        Assert.InRange(fours.Count / (double)blocks, 0.48, 0.52);
    }

    [Fact]
    public void impossible_schemes_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new PermutedBlocks([new("A")], [2]));
        Assert.Throws<ArgumentException>(() => new PermutedBlocks([new("A"), new("A")], [2]));
        Assert.Throws<ArgumentException>(() => new PermutedBlocks(TwoToOne, [4]));
        Assert.Throws<ArgumentException>(() => new PermutedBlocks([new("A", 0), new("B")], [2]));
        Assert.Throws<ArgumentException>(() =>
            new PermutedBlocks(TwoToOne, [3]).Generate(["x", "x"], 3, CounterRandom.For(1)));
    }
}
