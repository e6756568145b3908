namespace Daybook.Ledger;

/// <summary>
/// The right edge of a Merkle tree: the roots of its complete subtrees, largest first, one for each bit of the size.
/// Enough to append in O(log n) and to give the root, without the leaves.
/// </summary>
public sealed class Frontier
{
    private readonly List<Hash> _nodes = [];

    /// <summary>The frontier of the empty tree.</summary>
    public Frontier()
    {
    }

    private Frontier(long size, IEnumerable<Hash> nodes)
    {
        Size = size;
        _nodes.AddRange(nodes);
    }

    /// <summary>The number of leaves.</summary>
    public long Size { get; private set; }

    /// <summary>The root of the tree: the nodes joined from the right; SHA-256 of nothing when empty.</summary>
    public Hash Root
    {
        get
        {
            if (_nodes.Count == 0)
                return MerkleTree.EmptyRoot;
            var root = _nodes[^1];
            for (var i = _nodes.Count - 2; i >= 0; i--)
                root = MerkleTree.HashNode(_nodes[i], root);
            return root;
        }
    }

    /// <summary>Adds a leaf hash at the right.</summary>
    public void Append(Hash leafHash)
    {
        // Each trailing one bit of the old size is a complete subtree that the new leaf completes to the next size.
        var node = leafHash;
        for (var bits = Size; (bits & 1) == 1; bits >>= 1)
        {
            node = MerkleTree.HashNode(_nodes[^1], node);
            _nodes.RemoveAt(_nodes.Count - 1);
        }
        _nodes.Add(node);
        Size++;
    }

    /// <summary>The nodes' bytes, largest subtree first: 32 for each one bit of the size.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[_nodes.Count * Hash.Size];
        for (var i = 0; i < _nodes.Count; i++)
            _nodes[i].CopyTo(bytes.AsSpan(i * Hash.Size));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote for a tree of this size.</summary>
    /// <exception cref="FormatException">The length does not fit the size.</exception>
    public static Frontier FromBytes(long size, ReadOnlySpan<byte> bytes)
    {
        if (size < 0 || bytes.Length != System.Numerics.BitOperations.PopCount((ulong)size) * Hash.Size)
            throw new FormatException($"{bytes.Length} bytes are not the frontier of a tree of {size} leaves.");
        var nodes = new List<Hash>();
        for (var i = 0; i < bytes.Length; i += Hash.Size)
            nodes.Add(new Hash(bytes.Slice(i, Hash.Size)));
        return new Frontier(size, nodes);
    }
}
