namespace Daybook.Ledger;

/// <summary>A row of the log after the checks that need no other row.</summary>
/// <param name="Stored">The entry; null when its row cannot be read.</param>
/// <param name="Flaw">What is wrong with it alone; null when nothing is.</param>
internal sealed record CheckedEntry(StoredEntry? Stored, Flaw? Flaw)
{
    private const int ChunkSize = 256;

    /// <summary>Checks rows in the order of the log while the next ones are read: hashing costs as much as reading, so it has
    /// a core of its own. At most three chunks are in memory.</summary>
    public static IEnumerable<CheckedEntry> Check(IEnumerable<CheckedEntry> rows)
    {
        Task<CheckedEntry[]>? ahead = null;
        foreach (var chunk in rows.Chunk(ChunkSize))
        {
            var behind = ahead;
            ahead = Task.Run(() => Array.ConvertAll(chunk, CheckAlone));
            foreach (var entry in behind?.GetAwaiter().GetResult() ?? [])
                yield return entry;
        }
        foreach (var entry in ahead?.GetAwaiter().GetResult() ?? [])
            yield return entry;
    }

    private static CheckedEntry CheckAlone(CheckedEntry row)
    {
        if (row.Stored is null)
            return row;
        var what = EntryCheck.Find(row.Stored.Entry) ?? EntryCheck.FindInAttestation(row.Stored);
        return what is null ? row : row with { Flaw = new Flaw(row.Stored.Entry.Seq, what) };
    }
}
