using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>What a device asks of the record: that it extends the one it saw, and that these entries are in it.</summary>
/// <param name="Checkpoint">The committed head as it was signed.</param>
/// <param name="Consistency">The proof from the size that was asked about; empty when the record is shorter than that, or is that long.</param>
/// <param name="Paths">For each entry asked about, in order, the entry and its path; null for one that the head does not cover.</param>
public sealed record HeadProof(Checkpoint Checkpoint, IReadOnlyList<Hash> Consistency, IReadOnlyList<LeafPath?> Paths);

/// <summary>An entry as the record holds it, with the audit path of its leaf.</summary>
public sealed record LeafPath(Entry Entry, IReadOnlyList<Hash> Path);

/// <summary>Proves heads and entries of the committed record. The nodes are read once and then followed.</summary>
internal sealed class HeadProofs(ILedgerStore ledger)
{
    private readonly TreeNodes _nodes = new();
    private readonly Lock _gate = new();

    public HeadProof Prove(Committed committed, long from, IReadOnlyList<long> seqs)
    {
        var size = checked((int)committed.Head.Size);
        lock (_gate)
        {
            if (_nodes.Count < size)
                Follow();
            var consistency = from >= 1 && from < size ? _nodes.ConsistencyProof((int)from, size) : [];
            return new HeadProof(committed.Checkpoint, consistency, [.. seqs.Select(seq => Path(seq, size))]);
        }
    }

    private LeafPath? Path(long seq, int size) =>
        seq < 0 || seq >= size ? null : new LeafPath(ledger.Read(new EntryQuery { FromSeq = seq, BeforeSeq = seq + 1 }).Single(), _nodes.InclusionProof((int)seq, size));

    private void Follow()
    {
        using var snapshot = ledger.Snapshot();
        using var query = DerivedSql.Command(snapshot.Connection, snapshot.Transaction, "SELECT leaf_hash FROM entry WHERE seq >= @from ORDER BY seq", ("from", (long)_nodes.Count));
        using var rows = query.ExecuteReader();
        while (rows.Read())
            _nodes.Append(new Hash(rows.GetFieldValue<byte[]>(0)));
    }
}
