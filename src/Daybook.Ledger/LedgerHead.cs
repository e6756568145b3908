namespace Daybook.Ledger;

/// <summary>The state of a log in 40 bytes: how many entries, and the root over them. Compared by value.</summary>
/// <param name="Size">The number of entries; the next seq.</param>
/// <param name="Root">The RFC 6962 root over their leaf hashes.</param>
public readonly record struct LedgerHead(long Size, Hash Root)
{
    /// <summary>The head of a log without entries.</summary>
    public static LedgerHead Empty { get; } = new(0, MerkleTree.EmptyRoot);
}
