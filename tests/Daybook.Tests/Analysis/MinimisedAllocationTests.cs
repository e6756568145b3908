using Daybook.Analysis;
using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

/// <summary>The arms that follow from sealed numbers and levels, against sums by hand and against a second way of computing them.</summary>
public class MinimisedAllocationTests
{
    private static readonly MinimisationRule Rule = new(
        [new MinimisedArm("A", 1), new MinimisedArm("B", 1)],
        [new MinimisedFactor("/site", ["north", "south"], 1), new MinimisedFactor("severity", ["moderate", "severe"], 2), new MinimisedFactor("opioids", ["before", "never"], 1)],
        Imbalance.Range, 0.8m);

    [Fact]
    public void six_participants_by_hand()
    {
        // Worked on paper: the imbalance is |A-B| in her site, plus twice that in her severity, plus that in her history, after she is added.
        // 1 north severe before: nobody is there; a tie, so A below 0.5.                                   0.49 -> A
        // 2 north severe never:  as A 2+4+1 = 7, as B 0+0+1 = 1; B is preferred, A below 0.2.              0.21 -> B
        // 3 south severe before: severity 1:1, before 1:0. As A 1+2+2 = 5, as B 1+2+0 = 3; B.              0.19 -> A, against the odds
        // 4 south moderate never: south 1:0, never 0:1. As A 2+2+0 = 4, as B 0+2+2 = 4; a tie.             0.51 -> B
        // 5 north severe never:  north 1:1, severe 2:1, never 0:2. As A 1+4+1 = 6, as B 1+0+3 = 4; B.      0.21 -> B
        // 6 north moderate never: north 1:2, moderate 0:1, never 0:3. As A 0+0+2 = 2, as B 2+4+4 = 10; A.  0.79 -> A
        string[][] levels = [["north", "severe", "before"], ["north", "severe", "never"], ["south", "severe", "before"], ["south", "moderate", "never"], ["north", "severe", "never"], ["north", "moderate", "never"]];
        double[] chances = [0.49, 0.21, 0.19, 0.51, 0.21, 0.79];

        Assert.Equal(["A", "B", "A", "B", "B", "A"], Arms(Rule, levels, [.. chances.Select(Draw)]));
    }

    [Theory]
    [InlineData(Imbalance.Range, 1)]
    [InlineData(Imbalance.Variance, 1)]
    [InlineData(Imbalance.Range, 2)]
    public void three_hundred_participants_by_a_second_way(Imbalance imbalance, int ratio)
    {
        var rule = Rule with { Imbalance = imbalance, Arms = [new MinimisedArm("A", ratio), new MinimisedArm("B", 1)] };
        var random = CounterRandom.For(11, imbalance.ToString(), ratio.ToString(System.Globalization.CultureInfo.InvariantCulture));
        string[][] levels = [.. Enumerable.Range(0, 300).Select(_ => rule.Factors.Select(factor => factor.Levels[random.NextInt(2)]).ToArray())];
        long[] draws = [.. Enumerable.Range(0, 300).Select(_ => (long)(random.NextUInt64() >> 11))];

        Assert.Equal(SecondWay(rule, levels, draws), Arms(rule, levels, draws));
    }

    [Fact]
    public void a_draw_that_is_mirrored_gives_the_other_arm()
    {
        var random = CounterRandom.For(12);
        string[][] levels = [.. Enumerable.Range(0, 100).Select(_ => Rule.Factors.Select(factor => factor.Levels[random.NextInt(2)]).ToArray())];
        long[] draws = [.. Enumerable.Range(0, 100).Select(_ => (long)(random.NextUInt64() >> 11))];

        Assert.Equal(Arms(Rule, levels, draws).Select(arm => arm == "A" ? "B" : "A"), Arms(Rule, levels, [.. draws.Select(draw => (1L << 53) - 1 - draw)]));
    }

    [Fact]
    public void what_was_found_is_not_kept_when_the_record_went_another_way()
    {
        var arms = new MinimisedArms(new MinimisedPlaces(Rule, [.. new[] { 0.49, 0.21, 0.5 }.Select(Draw)]), MinimisedAllocation.Choose);
        Assert.Equal("B", arms.Of([["north", "severe", "before"], ["north", "severe", "never"]], 1));
        // In nothing like the first one, so it is a tie and 0.21 gives A.
        Assert.Equal("A", arms.Of([["north", "severe", "before"], ["south", "moderate", "never"]], 1));
        Assert.Null(arms.Of([["north", "severe", "before"]], 1));
    }

    /// <summary>Two arms only: the difference of the counts says which arm is preferred, whatever the measure; with ratios the counts are divided first.</summary>
    private static List<string> SecondWay(MinimisationRule rule, string[][] levels, long[] draws)
    {
        double ratio = rule.Arms[0].Ratio;
        var arms = new List<string>();
        for (int n = 0; n < levels.Length; n++)
        {
            double a = 0, b = 0;
            for (int f = 0; f < rule.Factors.Count; f++)
            {
                double inA = arms.Where((arm, i) => arm == "A" && levels[i][f] == levels[n][f]).Count() / ratio, inB = arms.Where((arm, i) => arm == "B" && levels[i][f] == levels[n][f]).Count();
                double one = Math.Abs(inA + 1 / ratio - inB), other = Math.Abs(inA - inB - 1);
                a += (double)rule.Factors[f].Weight * (rule.Imbalance == Imbalance.Range ? one : one * one / 2);
                b += (double)rule.Factors[f].Weight * (rule.Imbalance == Imbalance.Range ? other : other * other / 2);
            }
            // Han, Enas and McEntegart (2009): B has the smaller ratio and is drawn with 0.8 when preferred, A then with 1 - 0.2 / ratio.
            double whenA = 1 - (0.2 / ratio), whenB = 0.2, tie = (ratio * whenA + whenB) / (ratio + 1);
            double chance = Math.Abs(a - b) < 1e-9 ? tie : a < b ? whenA : whenB;
            arms.Add(draws[n] / Math.Pow(2, 53) < chance ? "A" : "B");
        }
        return arms;
    }

    private static IReadOnlyList<string> Arms(MinimisationRule rule, string[][] levels, long[] draws) => new MinimisedArms(new MinimisedPlaces(rule, draws), MinimisedAllocation.Choose).All(levels);

    private static long Draw(double chance) => (long)(chance * Math.Pow(2, 53));
}
