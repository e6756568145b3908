namespace Daybook.Ledger;

/// <summary>
/// The complete subtrees of a growing Merkle tree, level by level, so that a proof costs O(log n) hashes and not a walk over
/// every leaf. 64 bytes of memory a leaf. Not for several threads.
/// </summary>
public sealed class TreeNodes
{
    private readonly List<List<Hash>> _levels = [[]];

    /// <summary>The number of leaves.</summary>
    public int Count => _levels[0].Count;

    /// <summary>Adds a leaf hash at the right.</summary>
    public void Append(Hash leafHash)
    {
        var node = leafHash;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
                _levels.Add([]);
            _levels[level].Add(node);
            if (_levels[level].Count % 2 == 1)
                return;
            node = MerkleTree.HashNode(_levels[level][^2], node);
        }
    }

    /// <summary>The leaf hash at <paramref name="index"/>.</summary>
    public Hash Leaf(int index) => _levels[0][index];

    /// <summary>PATH(m, D[n]) in the tree of the first <paramref name="size"/> leaves (RFC 6962, 2.1.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf or tree.</exception>
    public IReadOnlyList<Hash> InclusionProof(int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        return MerkleTree.Path(size, index, Range);
    }

    /// <summary>PROOF(m, D[n]) from the tree of the first <paramref name="oldSize"/> leaves to that of the first <paramref name="size"/> (RFC 6962, 2.1.2).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old size is not between 1 and the size, or there is no such tree.</exception>
    public IReadOnlyList<Hash> ConsistencyProof(int oldSize, int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        return MerkleTree.SubProof(size, oldSize, Range);
    }

    // Every run that a proof asks for begins at a multiple of the complete subtree that it is, or that its left part is.
    private Hash Range(int start, int count)
    {
        if ((count & (count - 1)) == 0)
        {
            var level = System.Numerics.BitOperations.TrailingZeroCount((uint)count);
            return _levels[level][start >> level];
        }
        var split = MerkleTree.Split(count);
        return MerkleTree.HashNode(Range(start, split), Range(start + split, count - split));
    }
}
