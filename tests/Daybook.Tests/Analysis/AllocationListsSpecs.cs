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
    public void with_one_arm_there_is_one_place_and_everyone_takes_what_it_says()
    {
        var protocol = Crossover with { Allocation = null, Arms = [Crossover.Arms[0]] };

        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(1));

        Assert.Equal([new("all", 1)], drawn.Strata);
        Assert.Equal(["AB"], Assert.Single(drawn.List.Places).Value);
        Assert.Empty(drawn.List.Reserved);
        Assert.Equal(96, drawn.List.Kits.Count);
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
    public void every_place_has_its_own_kits_and_they_hold_what_its_arm_takes()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var list = AllocationLists.Draw(Crossover, new SeededEntropy(seed)).List;
            foreach (var (stratum, arms) in list.Places)
                for (int index = 0; index < arms.Count; index++)
                    for (int period = 0; period < 2; period++)
                        Assert.Equal(Crossover.Arms.Single(arm => arm.Id == arms[index]).Treatments[period], list.Kits[list.ReservedFor(stratum, index, period)!.Value]);
            var kept = list.Reserved.Values.SelectMany(places => places.SelectMany(kits => kits)).ToList();
            Assert.Equal(kept.Count, kept.Distinct().Count());
            Assert.Null(list.ReservedFor("north", 24, 0));
        }
    }

    [Fact]
    public void the_kits_of_two_people_tell_nothing_of_whether_they_take_the_same()
    {
        // Were kits taken in the order of their numbers, two people who take the same would nearly always hold rising numbers.
        int rising = 0, same = 0;
        for (ulong seed = 0; seed < 1000; seed++)
        {
            var list = AllocationLists.Draw(Crossover, new SeededEntropy(seed)).List;
            if (list.Places["north"][0] != list.Places["north"][1])
                continue;
            same++;
            if (list.ReservedFor("north", 0, 0)!.Value.CompareTo(list.ReservedFor("north", 1, 0)!.Value) < 0)
                rising++;
        }
        Assert.InRange(rising, (same / 2.0) - (2 * Math.Sqrt(same)), (same / 2.0) + (2 * Math.Sqrt(same)));
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
