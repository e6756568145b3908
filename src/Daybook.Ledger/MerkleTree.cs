namespace Daybook.Ledger;

/// <summary>
/// The Merkle tree of RFC 6962 section 2.1 (RFC 9162 section 2.1), unchanged: its root, its proofs and their verification.
/// </summary>
/// <remarks>
/// The root of the empty tree is SHA-256 of nothing. A consistency proof from size 0 is refused, whatever it holds:
/// every log extends the empty one, so such a proof proves nothing.
/// </remarks>
public static class MerkleTree
{
    internal const byte LeafPrefix = 0x00, NodePrefix = 0x01;

    /// <summary>The root of the empty tree: SHA-256 of no bytes.</summary>
    public static Hash EmptyRoot { get; } = Hash.Of([]);

    /// <summary>SHA-256(0x00 || leaf).</summary>
    public static Hash HashLeaf(ReadOnlySpan<byte> leaf)
    {
        var bytes = new byte[1 + leaf.Length];
        bytes[0] = LeafPrefix;
        leaf.CopyTo(bytes.AsSpan(1));
        return Hash.Of(bytes);
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static Hash HashNode(Hash left, Hash right)
    {
        Span<byte> bytes = stackalloc byte[1 + 2 * Hash.Size];
        bytes[0] = NodePrefix;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + Hash.Size)..]);
        return Hash.Of(bytes);
    }

    /// <summary>The root over these leaf hashes, MTH(D[n]).</summary>
    public static Hash Root(IReadOnlyList<Hash> leafHashes)
    {
        var frontier = new Frontier();
        foreach (var leaf in leafHashes)
            frontier.Append(leaf);
        return frontier.Root;
    }

    /// <summary>The audit path of the leaf at <paramref name="index"/>, PATH(m, D[n]), nearest sibling first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public static IReadOnlyList<Hash> InclusionProof(IReadOnlyList<Hash> leafHashes, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leafHashes.Count);
        return Path(leafHashes.Count, index, (start, count) => Subtree(leafHashes, start, count));
    }

    /// <summary>The proof that the first <paramref name="oldSize"/> leaves are unchanged, PROOF(m, D[n]).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old size is not between 1 and the number of leaves.</exception>
    public static IReadOnlyList<Hash> ConsistencyProof(IReadOnlyList<Hash> leafHashes, int oldSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(oldSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, leafHashes.Count);
        return SubProof(leafHashes.Count, oldSize, (start, count) => Subtree(leafHashes, start, count));
    }

    /// <summary>Whether the proof shows <paramref name="leafHash"/> at <paramref name="index"/> under the root (RFC 9162, 2.1.3.2).</summary>
    public static bool VerifyInclusion(long index, long size, Hash leafHash, IReadOnlyList<Hash> proof, Hash root)
    {
        if (index < 0 || index >= size)
            return false;
        long node = index, last = size - 1;
        var hash = leafHash;
        foreach (var sibling in proof)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = HashNode(sibling, hash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = HashNode(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && hash == root;
    }

    /// <summary>Whether the proof shows that the tree of the new root extends that of the old (RFC 9162, 2.1.4.2).
    /// From size 0 the answer is always no.</summary>
    public static bool VerifyConsistency(long oldSize, long newSize, Hash oldRoot, Hash newRoot, IReadOnlyList<Hash> proof)
    {
        if (oldSize < 1 || newSize < oldSize)
            return false;
        if (oldSize == newSize)
            return proof.Count == 0 && oldRoot == newRoot;
        // An old tree that is a complete subtree is its own first node; the proof then leaves it out.
        var complete = (oldSize & (oldSize - 1)) == 0;
        if (proof.Count == 0 && !complete)
            return false;
        long node = oldSize - 1, last = newSize - 1;
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        var first = complete ? oldRoot : proof[0];
        Hash oldHash = first, newHash = first;
        for (var i = complete ? 0 : 1; i < proof.Count; i++)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                oldHash = HashNode(proof[i], oldHash);
                newHash = HashNode(proof[i], newHash);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                newHash = HashNode(newHash, proof[i]);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    /// <summary>PATH(m, D[n]), given the root over any run of leaves that the tree has as a subtree.</summary>
    internal static IReadOnlyList<Hash> Path(int size, int index, Func<int, int, Hash> subtree)
    {
        var proof = new List<Hash>();
        void Below(int start, int count)
        {
            if (count == 1)
                return;
            var split = Split(count);
            var left = index - start < split;
            Below(left ? start : start + split, left ? split : count - split);
            proof.Add(left ? subtree(start + split, count - split) : subtree(start, split));
        }
        Below(0, size);
        return proof;
    }

    /// <summary>PROOF(m, D[n]), given the same.</summary>
    internal static IReadOnlyList<Hash> SubProof(int size, int old, Func<int, int, Hash> subtree)
    {
        var proof = new List<Hash>();
        void Below(int start, int count, bool complete)
        {
            if (old - start == count)
            {
                if (!complete)
                    proof.Add(subtree(start, count));
                return;
            }
            var split = Split(count);
            var left = old - start <= split;
            Below(left ? start : start + split, left ? split : count - split, complete && left);
            proof.Add(left ? subtree(start + split, count - split) : subtree(start, split));
        }
        Below(0, size, complete: true);
        return proof;
    }

    private static Hash Subtree(IReadOnlyList<Hash> leaves, int start, int count)
    {
        var frontier = new Frontier();
        for (var i = start; i < start + count; i++)
            frontier.Append(leaves[i]);
        return frontier.Root;
    }

    /// <summary>The largest power of two below <paramref name="count"/>.</summary>
    internal static int Split(int count) => 1 << (31 - System.Numerics.BitOperations.LeadingZeroCount((uint)(count - 1)));
}
