using Daybook.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Analysis;

public class AllocationListsSpecs
{
    private static readonly Protocol Crossover = ProtocolReader.Read(File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml")), "p").Protocol!;

    [Fact]
    public void every_stratum_has_its_places_and_nearly_equal_arms()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var drawn = AllocationLists.Draw(Crossover, new SeededEntropy(seed));
            Assert.Equal([new("north", 24), new("south", 24)], drawn.Strata);
            Assert.All(drawn.List.Places.Values, arms => Assert.InRange(arms.Count(arm => arm == "AB"), 11, 13));
        }
    }

    [Fact]
    public void a_kit_number_says_nothing_of_what_it_holds_or_where_it_goes()
    {
        // Over many lists, the treatment of a kit is uncorrelated with its number, and so is that of its neighbour.
        int lowActive = 0, neighbours = 0, kits = 0, lists = 200;
        for (int seed = 0; seed < lists; seed++)
        {
            string[] contents = [.. AllocationLists.Draw(Crossover, new SeededEntropy((ulong)seed)).List.Kits.OrderBy(kit => kit.Key).Select(kit => kit.Value)];
            kits = contents.Length;
            lowActive += contents.Take(kits / 2).Count(c => c == "active");
            neighbours += contents.Zip(contents.Skip(1)).Count(pair => pair.First == pair.Second);
        }
        Assert.Equal(96, kits);
        double perList = lowActive / (double)lists, same = neighbours / (double)lists / (kits - 1);
        Assert.InRange(perList, 24 - 1.1, 24 + 1.1);
        Assert.InRange(same, 47.0 / 95 - 0.02, 47.0 / 95 + 0.02);
    }

    [Fact]
    public void every_site_receives_as_many_kits_of_each_treatment_as_planned()
    {
        var drawn = AllocationLists.Draw(Crossover, new SeededEntropy(11));
        Assert.All(drawn.Kits, site => Assert.Equal(24, site.Kits.Count(kit => drawn.List.Kits[kit] == "active")));
        Assert.All(drawn.Kits, site => Assert.Equal(48, site.Kits.Count));
        Assert.All(drawn.Kits, site => Assert.Equal(site.Kits.Order(), site.Kits));
    }

    [Fact]
    public void the_same_entropy_draws_the_same_list()
    {
        var one = AllocationLists.Draw(Crossover, new SeededEntropy(5));
        var two = AllocationLists.Draw(Crossover, new SeededEntropy(5));
        Assert.Equal(one.List.Kits, two.List.Kits);
        Assert.Equal(one.List.Places.Values.SelectMany(p => p), two.List.Places.Values.SelectMany(p => p));
    }
}
