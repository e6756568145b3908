using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>What is sealed: the list, what the arms mean, the salts of the commitment and the seed of the draw.</summary>
/// <param name="List">Places and kits.</param>
/// <param name="Arms">Per arm, the treatments of the treated periods in order.</param>
/// <param name="Salts">One a leaf of the commitment, in its order.</param>
/// <param name="Seed">The seed from which the list was drawn, if it was drawn from one.</param>
internal sealed record SealedSecret(
    AllocationList List,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Arms,
    IReadOnlyList<byte[]> Salts,
    string? Seed)
{
    public const int SaltSize = 32;

    private readonly byte[] _spareKey = SHA256.HashData([.. "daybook/spare-kits/v1"u8, .. Salts.SelectMany(salt => salt)]);
    private readonly HashSet<KitId> _reserved = [.. List.Reserved.Values.SelectMany(places => places.SelectMany(kits => kits))];

    /// <summary>Sorts the kits that may stand in for one that is lost. It is as secret as the salts, and the same whatever the kits hold.</summary>
    public string SpareOrder(KitId kit) =>
        (_reserved.Contains(kit) ? "1" : "0") + Convert.ToHexString(HMACSHA256.HashData(_spareKey, Encoding.UTF8.GetBytes(kit.Value)));

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(new Stored(
        new(List.Places.ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal), StringComparer.Ordinal),
        new(List.Kits.ToDictionary(k => k.Key.Value, k => k.Value, StringComparer.Ordinal), StringComparer.Ordinal),
        new(Arms.ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal), StringComparer.Ordinal),
        Salts,
        Seed,
        Stored.Of(List.Reserved),
        List.Minimised,
        List.Lower.Count == 0 ? null : Stored.Of(List.Lower)));

    public static SealedSecret FromBytes(byte[] bytes)
    {
        var stored = JsonSerializer.Deserialize<Stored>(bytes) ?? throw new JsonException("The sealed store holds nothing.");
        return new SealedSecret(
            new AllocationList(stored.Places, stored.Kits.ToDictionary(k => new KitId(k.Key), k => k.Value))
            {
                Reserved = Stored.Numbers(stored.Reserved),
                Lower = Stored.Numbers(stored.Lower),
                Minimised = stored.Minimised,
            },
            stored.Arms,
            stored.Salts,
            stored.Seed);
    }

    private sealed record Stored(
        SortedDictionary<string, IReadOnlyList<string>> Places,
        SortedDictionary<string, string> Kits,
        SortedDictionary<string, IReadOnlyList<string>> Arms,
        IReadOnlyList<byte[]> Salts,
        string? Seed,
        SortedDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Reserved,
        MinimisedPlaces? Minimised = null,
        SortedDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? Lower = null)
    {
        public static SortedDictionary<string, IReadOnlyList<IReadOnlyList<string>>> Of(IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> lists) =>
            new(lists.ToDictionary(list => list.Key, list => (IReadOnlyList<IReadOnlyList<string>>)[.. list.Value.Select(kits => (IReadOnlyList<string>)[.. kits.Select(kit => kit.Value)])], StringComparer.Ordinal), StringComparer.Ordinal);

        public static Dictionary<string, IReadOnlyList<IReadOnlyList<KitId>>> Numbers(SortedDictionary<string, IReadOnlyList<IReadOnlyList<string>>>? lists) =>
            (lists ?? []).ToDictionary(list => list.Key, list => (IReadOnlyList<IReadOnlyList<KitId>>)[.. list.Value.Select(kits => (IReadOnlyList<KitId>)[.. kits.Select(kit => new KitId(kit))])], StringComparer.Ordinal);
    }
}
