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
    /// Permuted blocks within every stratum, and kit numbers that are one random permutation over all kits: a number says nothing of
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
        var places = DrawPlaces(protocol, random.Derive("places"));
        var (contents, kits) = NumberKits(protocol, random.Derive("kits"));
        return new DrawnAllocation(
            new AllocationList(places, contents),
            [.. places.Select(stratum => new StratumPlaces(stratum.Key, stratum.Value.Count))],
            kits);
    }

    private static SortedDictionary<string, IReadOnlyList<string>> DrawPlaces(Protocol protocol, CounterRandom random)
    {
        var places = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        if (protocol.Allocation is not { } allocation)
        {
            return places;
        }
        string[] strata = allocation.Stratify.Contains(Stratum.Site) ? [.. protocol.Sites.Select(site => site.Id)] : [OneStratum];
        var blocks = new PermutedBlocks([.. protocol.Arms.Select(arm => new AllocationArm(arm.Id, arm.Ratio))], allocation.Blocks);
        foreach (var stratum in blocks.Generate(strata, allocation.Places, random).GroupBy(place => place.Stratum, StringComparer.Ordinal))
        {
            places.Add(stratum.Key, [.. stratum.Take(allocation.Places).Select(place => place.Arm)]);
        }
        return places;
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
