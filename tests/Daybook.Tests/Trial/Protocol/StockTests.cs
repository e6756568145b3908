using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Trial;

/// <summary>The kits that the check asks for are those that the worst list needs: one fewer is refused, and no list that is drawn needs more.</summary>
public class StockTests
{
    private const int Lists = 2000;

    public static TheoryData<string, string, int> Blocks => new()
    {
        { "blocks: [2, 4], places: 24", "kits-per-site: 24", 24 },
        { "blocks: [4, 6], places: 23", "kits-per-site: 24", 23 },
        { "blocks: [10], places: 24", "kits-per-site: 24", 24 },
    };

    /// <summary>120 places in blocks of four and six: a block of six cut at its fourth place may give three of them to one arm, so 61 in place of 60, with three kits each.</summary>
    [Fact]
    public void the_worst_list_of_innova_needs_183_kits_and_some_lists_do()
    {
        Assert.Null(ProtocolReader.Read(Bundled.Innova.Replace("kits-per-site: 183", "kits-per-site: 182", StringComparison.Ordinal), "innova.yaml").Protocol);
        var needed = Needed(ProtocolReader.Read(Bundled.Innova, "innova.yaml").Protocol!);

        Assert.Equal(183, needed.Max());
        Assert.InRange(needed.Count(kits => kits > 180), Lists / 6, Lists / 3);
    }

    /// <summary>With one kit of each treatment for everybody the order of a crossover does not matter; in a parallel study it does.</summary>
    [Theory]
    [InlineData("[4, 6]", 40, 21)]
    [InlineData("[4]", 40, 20)]
    [InlineData("[10]", 24, 14)]
    [InlineData("[4, 6, 8]", 7, 5)]
    [InlineData("[6]", 4, 3)]
    [InlineData("[2]", 5, 3)]
    public void the_worst_list_of_a_parallel_study_is_the_one_that_is_cut_worst(string blocks, int places, int worst)
    {
        string With(int kits) => Bundled.Parallel.Replace("blocks: [4, 6], places: 40", $"blocks: {blocks}, places: {places}", StringComparison.Ordinal).Replace("kits-per-site: 24", $"kits-per-site: {kits}", StringComparison.Ordinal);

        Assert.Equal(["DB0168"], ProtocolReader.Read(With(worst - 1), "p.yaml").Problems.Select(problem => problem.Code));
        Assert.Equal(worst, Needed(ProtocolReader.Read(With(worst), "p.yaml").Protocol!).Max());
    }

    /// <summary>For every list, the kits of the treatment that needs most.</summary>
    private static List<int> Needed(Protocol protocol) =>
        [.. Enumerable.Range(1, Lists).Select(seed => AllocationLists.Draw(protocol, new SeededEntropy((ulong)seed)).List.Places.Values.Single()
            .SelectMany(arm => Turns.Handed(protocol, protocol.Arms.First(known => known.Id == arm))).GroupBy(treatment => treatment).Max(kits => kits.Count()))];
}
