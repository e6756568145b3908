using System.Collections.Concurrent;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Server;

/// <summary>Non-interference in whole studies: of the crossover of 2013, in whose arms the masked boundary lies eight weeks apart, of INNOVA, and of a study in which strata, dose steps, prompts and events come together. No page of a masked role depends on the arm.</summary>
public sealed class SwappedTwoWorldsTests(ITestOutputHelper output)
{
    private const int Pairs = 50;

    /// <summary>On which day the worlds are looked at, in turn. 2013: before both boundaries, between them, and after both. INNOVA: in the diary, after its end, and after the last visit.</summary>
    public static TheoryData<string, string, string, int[]> Studies => new()
    {
        { "ldn-fibromyalgia-2013", "v1", "v3", [36, 60, 112] },
        { "innova", "t0", "t1", [30, 112, 400] },
        { "everything", "v1", "v3", [6, 12, 24] },
    };

    /// <summary>The two trials fifty times each; what strata, steps and prompts add is the same in every pair.</summary>
    private static int PairsOf(string name) => name == "everything" ? Pairs * 2 / 5 : Pairs;

    [Theory, MemberData(nameof(Studies))]
    public async Task no_byte_for_a_masked_role_depends_on_the_arm(string name, string firstVisit, string thirdVisit, int[] days)
    {
        var (found, compared, pairs) = (new ConcurrentBag<string>(), 0, PairsOf(name));
        await Parallel.ForEachAsync(Enumerable.Range(0, pairs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            await using var worlds = await SwappedWorlds.Make(name, number, days[number % days.Length]);
            Assert.All(worlds.States, state => Assert.Null(state.Code));
            Interlocked.Add(ref compared, await Compare(worlds, Masked(name), Routes.All, firstVisit, thirdVisit, difference => found.Add($"pair {number}: {difference}")));
        });
        Assert.Empty(found);
        output.WriteLine($"{name}: {compared} answers compared over {pairs} pairs of worlds");
        Assert.True(compared > pairs * 50, $"only {compared} answers were compared");
    }

    /// <summary>Whoever has changed sides is handed the very kits of the lower dose that she is handed in the other world.</summary>
    [Fact]
    public async Task the_same_kits_of_the_lower_dose_go_out_in_both_worlds()
    {
        var handed = 0;
        for (var number = 0; number < 5; number++)
        {
            await using var worlds = await SwappedWorlds.Make("everything", number, 24);
            var kits = worlds.States.Select(state => state.Kits.Values.Where(kit => kit is { Lower: true, Holder: not null }).Select(kit => (kit.Id, kit.Holder)).ToList()).ToList();
            Assert.Equal(kits[0], kits[1]);
            handed += kits[0].Count;
        }
        Assert.True(handed > 5, $"only {handed} kits of the lower dose were handed out");
    }

    [Theory, MemberData(nameof(Studies))]
    public async Task a_planted_leak_is_found(string name, string firstVisit, string thirdVisit, int[] days)
    {
        var leak = new Route("GET", "/s/{study}/leak", new Access.Only(Enum.GetValues<Role>()), "planted", http => Task.FromResult(Results.Text(Tell(StudyRequest.Of(http)))));
        // In the pair of number 0 only the first person has changed sides.
        await using var worlds = await SwappedWorlds.Make(name, 0, days[0], [leak]);
        var found = new List<string>();
        await Compare(worlds, Masked(name), [leak], firstVisit, thirdVisit, found.Add);
        Assert.NotEmpty(found);
        Assert.All(found, difference => Assert.Contains("/s/demo/leak", difference, StringComparison.Ordinal));
    }

    /// <summary>Whether the first person's first kit would fit the second place of her stratum.</summary>
    private static string Tell(StudyRequest request)
    {
        var first = request.State.Participants.Values.First(her => her.Place?.Index == 0);
        return request.Study.Sealed.Fits(first.Kits[0], first.Place!.Stratum, 1, 0) ? "fits" : "does not";
    }

    private static IReadOnlyList<Role> Masked(string name) => ProtocolReader.Read(SwappedWorlds.Read(name + ".yaml"), name).Protocol!.Masked;

    internal static async Task<int> Compare(SwappedWorlds worlds, IReadOnlyList<Role> masked, IReadOnlyList<Route> routes, string firstVisit, string thirdVisit, Action<string> differs)
    {
        var compared = 0;
        foreach (var who in Cast.All.Where(member => masked.Contains(member.Role)).Select(member => member.Id).Append(worlds.Keys[0].Value))
        {
            using var here = await worlds.Sites[0].As(who);
            using var there = await worlds.Sites[1].As(who);
            foreach (var path in Paths(worlds, routes, firstVisit, thirdVisit))
            {
                var (one, other) = (await here.Get(path), await there.Get(path));
                compared++;
                if (TwoWorldsTests.Difference(one, other) is { } difference)
                    differs($"{who} {path}: {difference}");
            }
        }
        return compared;
    }

    /// <summary>The crawler's addresses, with this study's people and visits in place of the story's.</summary>
    private static IEnumerable<string> Paths(SwappedWorlds worlds, IReadOnlyList<Route> routes, string firstVisit, string thirdVisit) => routes
        .Where(route => !route.IsWrite).SelectMany(Crawl.Of).Select(request => request.Path
            .Replace(Story.People[0].Key.Value, worlds.Keys[0].Value, StringComparison.Ordinal)
            .Replace(Story.People[2].Key.Value, worlds.Keys[1].Value, StringComparison.Ordinal)
            .Replace(Story.People[3].Key.Value, worlds.Keys[2].Value, StringComparison.Ordinal)
            .Replace("/visits/v1", $"/visits/{firstVisit}", StringComparison.Ordinal)
            .Replace("/visits/v3", $"/visits/{thirdVisit}", StringComparison.Ordinal))
        .Distinct();
}
