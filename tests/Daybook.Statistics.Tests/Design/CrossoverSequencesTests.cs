using CsCheck;
using Daybook.Statistics.Design;
using Xunit;

namespace Daybook.Statistics.Tests.Design;

public class CrossoverSequencesTests
{
    [Fact]
    public void a_williams_design_is_a_latin_square_in_which_each_treatment_follows_each_other_equally_often() => Gen.Int[2, 9].Sample(t =>
    {
        string[] names = [.. Enumerable.Range(0, t).Select(i => ((char)('A' + i)).ToString())];
        var sequences = CrossoverSequences.Williams(names);
        int times = t % 2 == 0 ? 1 : 2;
        Assert.Equal(times * t, sequences.Count);
        Assert.All(sequences, s => Assert.Equal(t, s.Distinct().Count()));
        for (int period = 0; period < t; period++)
        {
            Assert.All(sequences.GroupBy(s => s[period]), g => Assert.Equal(times, g.Count()));
        }
        int[][] follows = CrossoverSequences.Followers(sequences, names);
        for (int i = 0; i < t; i++)
        {
            for (int j = 0; j < t; j++)
            {
                Assert.Equal(i == j ? 0 : times, follows[i][j]);
            }
        }
    });

    [Fact]
    public void williams_own_square_of_four_is_repeated() =>
        Assert.Equal(["ABDC", "BCAD", "CDBA", "DACB"], CrossoverSequences.Williams(["A", "B", "C", "D"]).Select(s => string.Concat(s)));

    [Fact]
    public void balaam_and_the_extra_period_let_a_treatment_follow_itself()
    {
        Assert.Equal([[1, 1], [1, 1]], CrossoverSequences.Followers(CrossoverSequences.Balaam("A", "B"), ["A", "B"]));
        Assert.Equal([[1, 1], [1, 1]], CrossoverSequences.Followers(CrossoverSequences.ExtraPeriod("A", "B"), ["A", "B"]));
        Assert.Throws<ArgumentException>(() => CrossoverSequences.Williams(["A", "A"]));
        Assert.Throws<ArgumentException>(() => CrossoverSequences.Followers([["A", "C"]], ["A", "B"]));
    }
}
