using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;

namespace Daybook.Analysis;

/// <summary>Numbers the kits of the lower dose, after all others: that they are of the lower dose anybody may see.</summary>
internal static class LowerKitNumbers
{
    /// <summary>Of every site and each handing out one kit of every treatment, numbered by one random permutation, so that a number tells nothing of what the kit holds. Their contents are added to <paramref name="contents"/>.</summary>
    public static SortedDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> Draw(Protocol protocol, SortedDictionary<KitId, string> contents, CounterRandom random)
    {
        var lower = new SortedDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>>(StringComparer.Ordinal);
        if (protocol.Supply?.FallbackKits is not { } each)
        {
            return lower;
        }
        (string Site, int Handing, string Treatment)[] kits =
        [
            .. from site in protocol.Sites
               from handing in Enumerable.Range(0, each)
               from treatment in protocol.Treatments
               select (site.Id, handing, treatment.Id),
        ];
        random.Shuffle(kits.AsSpan());
        int before = contents.Count;
        var numbered = kits.Select((kit, i) => (kit.Site, kit.Handing, kit.Treatment, Number: new KitId("K-" + (before + i + 1).ToString("0000", CultureInfo.InvariantCulture)))).ToList();
        foreach (var kit in numbered)
        {
            contents.Add(kit.Number, kit.Treatment);
        }
        foreach (var site in protocol.Sites)
        {
            var hers = numbered.Where(kit => kit.Site == site.Id).ToLookup(kit => kit.Handing, kit => kit.Number);
            lower.Add(site.Id, [.. Enumerable.Range(0, each).Select(handing => (IReadOnlyList<KitId>)[.. hers[handing].Order()])]);
        }
        return lower;
    }
}
