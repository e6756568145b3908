using System.Collections.Concurrent;
using Daybook.Analysis;
using Daybook.Server;
using Daybook.Trial;
using Microsoft.AspNetCore.Http;

namespace Daybook.Tests.Server;

/// <summary>Non-interference where minimisation allocates: the sealed numbers are mirrored and the kits hold the other treatment, so everybody is in the other arm. No page of a masked role tells.</summary>
public sealed class MinimisedTwoWorldsTests(ITestOutputHelper output)
{
    private const int Pairs = 10;

    private const string Truth = """
        truth: minimisation
        screening: { fail: 0, routes: [clinic], per-week: 28, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, between: 5, within: 10 }
          - { id: usual-pain, mean: 65, between: 10 }
          - { id: had-opioids, mean: 0.5 }
        diary: { late: 0, missed: 0.2, outside: 0, offline: 0 }
        """;

    [Fact]
    public async Task no_byte_for_a_masked_role_depends_on_the_arm()
    {
        var (found, compared) = (new ConcurrentBag<string>(), 0);
        await Parallel.ForEachAsync(Enumerable.Range(0, Pairs), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (number, _) =>
        {
            await using var worlds = await Make(number);
            Interlocked.Add(ref compared, await Compare(worlds, Routes.All, difference => found.Add($"pair {number}: {difference}")));
        });
        Assert.Empty(found);
        output.WriteLine($"{compared} answers compared over {Pairs} pairs of worlds");
        Assert.True(compared > Pairs * 50, $"only {compared} answers were compared");
    }

    [Fact]
    public async Task a_planted_leak_is_found()
    {
        var leak = new Route("GET", "/s/{study}/leak", new Access.Only(Enum.GetValues<Role>()), "planted", http => Task.FromResult(Results.Text(Tell(StudyRequest.Of(http)))));
        await using var worlds = await Make(0, [leak]);
        var found = new List<string>();
        await Compare(worlds, [leak], found.Add);
        Assert.NotEmpty(found);
        Assert.All(found, difference => Assert.Contains("/s/demo/leak", difference, StringComparison.Ordinal));
    }

    /// <summary>Whether the first kit that was handed out holds what arm A takes.</summary>
    private static string Tell(StudyRequest request)
    {
        var first = request.State.Participants.Values.First(her => her.Place is { Index: 0 });
        var onlyA = new AllocationList(new Dictionary<string, IReadOnlyList<string>> { ["all"] = ["A"] }, new Dictionary<KitId, string>());
        return request.Study.Sealed.Holds(onlyA, first.Kits[0], first.Place!, new KitTurn(0, 0, new Dictionary<string, int>())) ? "A" : "B";
    }

    private static Task<SwappedWorlds> Make(int number, IEnumerable<Route>? planted = null) =>
        SwappedWorlds.Make(Daybook.Tests.Trial.Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/minimisation.yaml"), Truth, number, 12, planted, (list, _) => Mirrored(list));

    private static AllocationList Mirrored(AllocationList list) => list with
    {
        Minimised = list.Minimised! with { Draws = [.. list.Minimised!.Draws.Select(draw => (1L << 53) - 1 - draw)] },
        Kits = list.Kits.ToDictionary(kit => kit.Key, kit => kit.Value == "ldn" ? "dummy" : "ldn"),
    };

    private static Task<int> Compare(SwappedWorlds worlds, IReadOnlyList<Route> routes, Action<string> differs) =>
        SwappedTwoWorldsTests.Compare(worlds, [Role.Investigator, Role.Coordinator, Role.LabOperator, Role.Monitor], routes, "v1", "v2", differs);
}
