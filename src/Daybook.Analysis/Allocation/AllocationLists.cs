using System.Buffers.Binary;
using System.Globalization;
using Daybook.Statistics.Design;
using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>A drawn allocation: what the sealed store keeps, and what the ledger may know of it.</summary>
/// <param name="List">The arm of every place and the contents of every kit.</param>
/// <param name="Strata">How many places each stratum has.</param>
/// <param name="Kits">The kits of every site, by number only, in the order of their numbers.</param>
public sealed record DrawnAllocation(AllocationList List, IReadOnlyList<StratumPlaces> Strata, IReadOnlyList<SiteKits> Kits);

/// <summary>Draws the allocation list and numbers the kits.</summary>
public static class AllocationLists
{
    /// <summary>The stratum when nothing is stratified.</summary>
    public const string OneStratum = "all";

    /// <summary>
    /// Permuted blocks within every stratum, or a number of chance for every place of a minimisation, and kit numbers that are one random permutation over all kits: a number says nothing of
    /// what the kit holds or where it goes. All chance comes from one seed of 128 bits that <paramref name="entropy"/> gives.
    /// </summary>
    public static DrawnAllocation Draw(Protocol protocol, IEntropy entropy)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(entropy);
        Span<byte> bytes = stackalloc byte[16];
        entropy.Fill("allocation", 0, bytes);
        var random = CounterRandom.For(
            BinaryPrimitives.ReadUInt64LittleEndian(bytes), "allocation", BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]));
        var minimised = MinimisationRule.Of(protocol) is { } rule ? new MinimisedPlaces(rule, DrawChances(protocol.Allocation!.Places, random.Derive("chances"))) : null;
        var places = minimised is null ? DrawPlaces(protocol, random.Derive("places")) : [];
        var (contents, kits) = NumberKits(protocol, random.Derive("kits"));
        var reserved = Reserve(protocol, places, contents, kits, random.Derive("reserved"));
        var lower = LowerKitNumbers.Draw(protocol, contents, random.Derive("lower-kits"));
        return new DrawnAllocation(
            new AllocationList(places, contents) { Reserved = reserved, Minimised = minimised, Lower = lower },
            minimised is not null ? [new StratumPlaces(AllocationPlaces.All, minimised.Draws.Count)] : [.. places.Select(stratum => new StratumPlaces(stratum.Key, stratum.Value.Count))],
            [.. kits.Select(site => lower.TryGetValue(site.Site, out var hers) ? site with { Lower = [.. hers.SelectMany(handing => handing).Order()] } : site)]);
    }

    // 53 bits, as many as a fraction between 0 and 1 can hold.
    private static long[] DrawChances(int places, CounterRandom random) => [.. Enumerable.Range(0, places).Select(_ => (long)(random.NextUInt64() >> 11))];

    private static SortedDictionary<string, IReadOnlyList<string>> DrawPlaces(Protocol protocol, CounterRandom random)
    {
        var places = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (protocol.Allocation is not { } allocation)
        {
            // With one arm there is nothing to draw: everyone takes what the one place says, and her kits are chosen by it.
            if (protocol.Arms.Count == 1)
            {
                places.Add(OneStratum, [protocol.Arms[0].Id]);
            }
            return places;
        }
        var blocks = new PermutedBlocks([.. protocol.Arms.Select(arm => new AllocationArm(arm.Id, arm.Ratio))], allocation.Blocks);
        foreach (var stratum in blocks.Generate(AllocationPlaces.Strata(protocol), allocation.Places, random).GroupBy(place => place.Stratum, StringComparer.Ordinal))
        {
            places.Add(stratum.Key, [.. stratum.Take(allocation.Places).Select(place => place.Arm)]);
        }
        return places;
    }

    /// <summary>
    /// Keeps a kit of the site for every place and visit that hands one out. Taken in the order of their numbers, a kit passed over would tell that it
    /// holds something else than the next; so each treatment's kits are shuffled first. Where places do not belong to a site, none is kept.
    /// </summary>
    private static SortedDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> Reserve(
        Protocol protocol, SortedDictionary<string, IReadOnlyList<string>> places, SortedDictionary<KitId, string> contents, IReadOnlyList<SiteKits> kits, CounterRandom random)
    {
        var reserved = new SortedDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>>(StringComparer.Ordinal);
        foreach (var site in kits)
        {
            var pools = protocol.Treatments.ToDictionary(treatment => treatment.Id, treatment => Shuffled(site, contents, treatment.Id, random.Derive(site.Site, treatment.Id)), StringComparer.Ordinal);
            foreach (var (stratum, arms) in places.Where(place => AllocationPlaces.BelongsTo(protocol, place.Key, site.Site)))
            {
                reserved.Add(stratum, [.. arms.Select(arm => Taken(protocol, arm, pools))]);
            }
        }
        return reserved;
    }

    private static IReadOnlyList<KitId> Taken(Protocol protocol, string arm, Dictionary<string, Queue<KitId>> pools) =>
        [.. Turns.Handed(protocol, protocol.Arms.First(known => known.Id == arm)).TakeWhile(treatment => pools[treatment].Count > 0).Select(treatment => pools[treatment].Dequeue())];

    private static Queue<KitId> Shuffled(SiteKits site, SortedDictionary<KitId, string> contents, string treatment, CounterRandom random)
    {
        KitId[] pool = [.. site.Kits.Where(kit => contents[kit] == treatment)];
        random.Shuffle(pool.AsSpan());
        return new Queue<KitId>(pool);
    }

    private static (SortedDictionary<KitId, string> Contents, IReadOnlyList<SiteKits> Kits) NumberKits(Protocol protocol, CounterRandom random)
    {
        var contents = new SortedDictionary<KitId, string>();
        if (protocol.Supply is not { } supply)
        {
            return (contents, []);
        }
        (string Site, string Treatment)[] kits =
        [
            .. from site in protocol.Sites
               from treatment in protocol.Treatments
               from _ in Enumerable.Range(0, supply.KitsPerSite)
               select (site.Id, treatment.Id),
        ];
        random.Shuffle(kits.AsSpan());
        var sites = protocol.Sites.ToDictionary(site => site.Id, _ => new List<KitId>(), StringComparer.Ordinal);
        for (int i = 0; i < kits.Length; i++)
        {
            var number = new KitId("K-" + (i + 1).ToString("0000", CultureInfo.InvariantCulture));
            contents.Add(number, kits[i].Treatment);
            sites[kits[i].Site].Add(number);
        }
        return (contents, [.. protocol.Sites.Select(site => new SiteKits(site.Id, sites[site.Id]))]);
    }
}
