using System.Buffers.Binary;
using System.Text;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The public promise about a secret list: the RFC 6962 root over one salted leaf a place, or a number of chance, and one a kit (<c>spec/sealed.md</c>).</summary>
/// <remarks>Without the salts a leaf of two possible arms would be guessed at once.</remarks>
public static class AllocationCommitment
{
    /// <summary>Computes the root.</summary>
    /// <param name="list">The places of every stratum and the contents of the kits.</param>
    /// <param name="salts">One salt of 32 bytes a leaf, in the order of the leaves.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(AllocationList list, IReadOnlyList<byte[]> salts)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(salts);
        if (salts.Count != Leaves(list))
            throw new ArgumentException($"The list has {Leaves(list)} leaves and {salts.Count} salts.", nameof(salts));
        var tree = new Frontier();
        var next = 0;
        foreach (var (stratum, arms) in list.Places.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            for (var index = 0; index < arms.Count; index++)
                tree.Append(Place(stratum, index, arms[index], salts[next++]));
        }
        foreach (var (draw, index) in Draws(list).Select((draw, index) => (draw, index)))
            tree.Append(Draw(index, draw, salts[next++]));
        foreach (var (kit, treatment) in list.Kits.OrderBy(k => k.Key))
            tree.Append(Content(kit.Value, treatment, salts[next++]));
        return tree.Root.ToString();
    }

    /// <summary>How many leaves, and so salts, the list has.</summary>
    public static int Leaves(AllocationList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Places.Values.Sum(p => p.Count) + Draws(list).Count + list.Kits.Count;
    }

    private static Hash Place(string stratum, int index, string arm, byte[] salt)
    {
        var leaf = Start("alloc/v1");
        Text(leaf, stratum);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)index);
        leaf.Write(number);
        Text(leaf, arm);
        return Finish(leaf, salt);
    }

    private static IReadOnlyList<long> Draws(AllocationList list) => list.Minimised?.Draws ?? [];

    private static Hash Draw(int index, long draw, byte[] salt)
    {
        var leaf = Start("draw/v1");
        Span<byte> numbers = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32BigEndian(numbers, (uint)index);
        BinaryPrimitives.WriteInt64BigEndian(numbers[4..], draw);
        leaf.Write(numbers);
        return Finish(leaf, salt);
    }

    private static Hash Content(string kit, string treatment, byte[] salt)
    {
        var leaf = Start("kit/v1");
        Text(leaf, kit);
        Text(leaf, treatment);
        return Finish(leaf, salt);
    }

    private static MemoryStream Start(string tag)
    {
        var leaf = new MemoryStream();
        leaf.WriteByte(0x00);
        leaf.Write(Encoding.ASCII.GetBytes(tag));
        return leaf;
    }

    private static void Text(MemoryStream leaf, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)bytes.Length);
        leaf.Write(length);
        leaf.Write(bytes);
    }

    private static Hash Finish(MemoryStream leaf, byte[] salt)
    {
        if (salt.Length != SealedSecret.SaltSize)
            throw new ArgumentException($"A salt has {SealedSecret.SaltSize} bytes, not {salt.Length}.", nameof(salt));
        leaf.Write(salt);
        return Hash.Of(leaf.ToArray());
    }
}
