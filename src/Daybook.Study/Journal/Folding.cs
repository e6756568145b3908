using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Makes again what follows from the ledger.</summary>
internal static class Folding
{
    /// <summary>The state, from the first entry to the last.</summary>
    public static Committed Fold(JournalStores stores, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var snapshot = stores.Ledger.Snapshot();
        var fold = new LedgerFold(stores.Versions.Of, Residues.Read(snapshot));
        fold.Take(snapshot.Read(), observe: null, progress, cancellation);
        return Whole(fold, snapshot);
    }

    /// <summary>The state and the observations; the old observations stay readable until the new ones stand.</summary>
    public static Committed Rebuild(JournalStores stores, IProgress<long>? progress, CancellationToken cancellation) =>
        Rebuild(stores.Ledger, stores.Versions, progress, cancellation);

    /// <inheritdoc cref="Rebuild(JournalStores, IProgress{long}?, CancellationToken)"/>
    public static Committed Rebuild(ILedgerStore ledger, ProtocolShelf versions, IProgress<long>? progress, CancellationToken cancellation)
    {
        Committed? made = null;
        ledger.WriteDerived((connection, transaction) =>
        {
            ObservationTable.Make(connection, transaction);
            ObservationTable.Clear(connection, transaction);
            using var snapshot = ledger.Snapshot();
            var fold = new LedgerFold(versions.Of, Residues.Read(snapshot));
            var buffer = new ObservationBuffer(connection, transaction);
            fold.Take(snapshot.Read(), buffer.Add, progress, cancellation);
            buffer.Flush();
            DerivedNotes.Clear(connection, transaction, DerivedNotes.RebuildNeeded);
            made = Whole(fold, snapshot);
        });
        return made!;
    }

    private static Committed Whole(LedgerFold fold, LedgerSnapshot snapshot)
    {
        var head = snapshot.Head;
        if (fold.Frontier.Size != head.Size || fold.Frontier.Root != head.Root)
            throw new StudyException("ledger.damaged", $"The entries of the ledger do not give its signed head ({head.Size} entries). Run daybook verify; restore from a backup.");
        return new Committed(head, snapshot.Checkpoint, fold.Frontier.ToBytes(), fold.State);
    }
}
