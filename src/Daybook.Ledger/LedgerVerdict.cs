namespace Daybook.Ledger;

/// <summary>What a verification found.</summary>
/// <param name="Verified">The entries read and found sound before the first flaw among them.</param>
/// <param name="Redacted">How many of those hold no payload, each accounted for by a notice.</param>
/// <param name="Checkpoint">The stored signed head; null when it could not be read.</param>
/// <param name="Flaws">What is wrong: the first broken entry first, then the head, then the database. Empty when all holds.</param>
public sealed record LedgerVerdict(long Verified, long Redacted, Checkpoint? Checkpoint, IReadOnlyList<Flaw> Flaws)
{
    /// <summary>True when every entry, payload, salt, leaf, the root, the signed head and the database agree.</summary>
    public bool Holds => Flaws.Count == 0;

    /// <summary>The first entry that is not as it was written; null when none is, or when it cannot be told which.</summary>
    public long? FirstBrokenSeq => Flaws.Count == 0 ? null : Flaws[0].Seq;
}
