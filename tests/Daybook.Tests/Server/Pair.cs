using Daybook.Analysis;
using Daybook.Server;
using Daybook.Study;
using Daybook.Trial;

namespace Daybook.Tests.Server;

/// <summary>Two worlds that differ in their sealed files only: some people take the treatments in the other order, and what their kits hold is exchanged with it, so that the same kit numbers go to the same people. The places and kits that nobody holds are shuffled.</summary>
internal sealed class Pair : IAsyncDisposable
{
    private readonly World[] worlds;

    private Pair(World[] worlds, LiveSite[] sites) => (this.worlds, Sites) = (worlds, sites);

    public IReadOnlyList<LiveSite> Sites { get; }

    public static async Task<Pair> Make(int number, IEnumerable<Route>? planted = null)
    {
        var seed = (ulong)(1000 + number);
        var drawn = AllocationLists.Draw(World.Read(), new SeededEntropy(seed));
        var choice = Choice.Of(World.Read(), drawn);
        // 1 to 15: which of the four people take the treatments in the other order; the first does in every pair of odd number.
        var others = Story.Enrolled.Where((_, n) => ((number % 15 + 1) >> n & 1) == 1).ToList();
        var routes = Routes.All.Concat(planted ?? []).ToList();
        var worlds = new List<World>();
        var sites = new List<LiveSite>();
        foreach (var list in new[] { drawn.List, Exchange(drawn.List, drawn.Kits, choice, others, seed) })
        {
            var world = await World.Make(new AllocationSetUp(list, drawn.Kits) { Commitment = World.Injected }, choice, seed);
            worlds.Add(world);
            sites.Add(await LiveSite.Open(new ServerOptions { Studies = [world.Study], Clock = world.Clock, Entropy = new SeededEntropy(seed), SignInsPerMinute = 1000 }, routes));
        }
        return new Pair([.. worlds], [.. sites]);
    }

    private static AllocationList Exchange(AllocationList list, IReadOnlyList<SiteKits> kits, Choice choice, List<Story.Person> others, ulong seed)
    {
        var places = list.Places.ToDictionary(stratum => stratum.Key, stratum => stratum.Value.ToList(), StringComparer.Ordinal);
        var contents = list.Kits.ToDictionary();
        var taken = new HashSet<KitId>(Story.Enrolled.SelectMany(person => choice.KitsOf(person.Key)));
        foreach (var (stratum, people) in Story.Enrolled.GroupBy(person => person.Site).Select(group => (group.Key, group.ToList())))
        {
            for (var i = 0; i < people.Count; i++)
                if (others.Contains(people[i]))
                {
                    places[stratum][i] = places[stratum][i] == "AB" ? "BA" : "AB";
                    foreach (var kit in choice.KitsOf(people[i].Key))
                        contents[kit] = contents[kit] == "active" ? "control" : "active";
                }
            places[stratum] = [.. places[stratum].Take(people.Count), .. Rotate(places[stratum].Skip(people.Count).ToList(), seed)];
        }
        foreach (var site in kits)
        {
            var free = site.Kits.Where(kit => !taken.Contains(kit)).ToList();
            foreach (var (kit, content) in free.Zip(Rotate(free.Select(kit => contents[kit]).ToList(), seed)))
                contents[kit] = content;
        }
        return new AllocationList(places.ToDictionary(stratum => stratum.Key, stratum => (IReadOnlyList<string>)stratum.Value), contents);
    }

    private static IEnumerable<string> Rotate(List<string> values, ulong seed)
    {
        var by = (int)(seed % 5) + 1;
        return values.Select((_, n) => values[(n + by) % values.Count]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var site in Sites)
            await site.DisposeAsync();
        foreach (var world in worlds)
            await world.DisposeAsync();
    }
}
