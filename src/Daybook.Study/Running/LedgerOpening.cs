using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Opens a ledger with the tables that follow from it, and folds it.</summary>
internal static class LedgerOpening
{
    /// <summary>Makes what is derived where it is not there, and folds the log into the state.</summary>
    public static Committed Start(JournalStores stores, IProgress<long>? progress, CancellationToken cancellation)
    {
        var start = Derive(stores.Ledger, stores.Versions, always: false, progress, cancellation) ?? Folding.Fold(stores, progress, cancellation);
        new Scrubbing(stores.Ledger).Try();
        return start;
    }

    /// <summary>Makes the derived tables, and fills them again when a note says that they are stale, or always.</summary>
    /// <returns>What the fold gave; null when nothing had to be folded.</returns>
    public static Committed? Derive(ILedgerStore ledger, ProtocolShelf versions, bool always, IProgress<long>? progress, CancellationToken cancellation)
    {
        var stale = false;
        ledger.WriteDerived((connection, transaction) =>
        {
            ObservationTable.Make(connection, transaction);
            DerivedNotes.Make(connection, transaction);
            OldEntries.Index(connection, transaction);
            stale = DerivedNotes.Has(connection, transaction, DerivedNotes.RebuildNeeded);
        });
        return stale || always ? Folding.Rebuild(ledger, versions, progress, cancellation) : null;
    }
}
