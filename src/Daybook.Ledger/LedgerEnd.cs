namespace Daybook.Ledger;

/// <summary>What must hold after the last entry: as many entries as were signed, the signed root, no row too many.</summary>
internal static class LedgerEnd
{
    public static IEnumerable<Flaw> Check(LedgerSnapshot snapshot, VerifiedEntries entries)
    {
        var stored = snapshot.Stored;
        if (entries.Count < stored.Size)
            yield return new Flaw(entries.Count, $"it is missing: the signed head has {stored.Size} entries, the ledger {entries.Count}");
        else if (entries.Count > stored.Size)
            yield return new Flaw(stored.Size, $"it stands after the signed head, which has {stored.Size} entries");
        else if (!stored.Root.AsSpan().SequenceEqual(entries.Frontier.Root.ToBytes()))
            yield return new Flaw(null, $"The entries give the root {entries.Frontier.Root}, not the stored one; entries were rewritten, or the head was.");
        else if (Sql.Scalar(snapshot.Connection, snapshot.Transaction, "SELECT COUNT(*) FROM entry") is not long rows || rows != entries.Count)
            yield return new Flaw(null, "There are entries outside the sequence.");
        var strays = Sql.Scalar(snapshot.Connection, snapshot.Transaction, "SELECT MIN(seq) FROM payload WHERE seq NOT IN (SELECT seq FROM entry)");
        if (strays is long stray)
            yield return new Flaw(stray, "there is a payload without an entry");
        if (Sql.Scalar(snapshot.Connection, snapshot.Transaction, "SELECT COUNT(*) FROM head") is not 1L)
            yield return new Flaw(null, "There is more than one head.");
    }

    public static IEnumerable<Flaw> CheckAgainst(Checkpoint remembered, IReadOnlyList<VerifierKey> keys, VerifiedEntries entries, bool sound)
    {
        var (size, root) = remembered.Head;
        if (!remembered.Verify(keys, out var problem))
            yield return new Flaw(null, $"The remembered head does not verify: {problem}.");
        else if (sound && size > entries.Count)
            yield return new Flaw(entries.Count, $"it is missing: the remembered head has {size} entries, the ledger {entries.Count}; the ledger went back");
        else if (sound && root != (size == 0 ? MerkleTree.EmptyRoot : entries.RootAtRemembered))
            yield return new Flaw(null, $"The first {size} entries are not those of the remembered head: the ledger was rewritten.");
    }
}
