using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Opens a ledger with the tables that follow from it, and folds it.</summary>
internal static class LedgerOpening
{
    /// <summary>Makes the ledger, or goes on with one whose making was interrupted. An empty file beside keys that stood before may be a ledger that was lost: it is not begun anew.</summary>
    public static ILedgerStore MakeOrOpen(string path, StudyKeys keys)
    {
        if (!File.Exists(path))
            return SqliteLedgerStore.Create(path, keys.Signer);
        if (keys.Stood && new FileInfo(path).Length == 0)
            throw new StudyException("ledger.empty", $"The ledger {path} is empty, but its keys were made before. Restore it from a backup. If nothing was ever recorded in it, remove the empty file.");
        try
        {
            return SqliteLedgerStore.Open(path);
        }
        catch (LedgerCorruptException corrupt)
        {
            try
            {
                // A file without a head was never a ledger; one with a head is refused here.
                return SqliteLedgerStore.Create(path, keys.Signer);
            }
            catch (Exception e) when (e is IOException or System.Data.Common.DbException)
            {
                throw Damaged(path, corrupt);
            }
        }
    }

    public static ILedgerStore Open(string path)
    {
        try
        {
            return SqliteLedgerStore.Open(path);
        }
        catch (LedgerCorruptException e)
        {
            throw Damaged(path, e);
        }
    }

    /// <summary>Makes what is derived where it is not there, and folds the log into the state.</summary>
    public static Committed Start(JournalStores stores, IProgress<long>? progress, CancellationToken cancellation)
    {
        var stale = false;
        stores.Ledger.WriteDerived((connection, transaction) =>
        {
            ObservationTable.Make(connection, transaction);
            DerivedNotes.Make(connection, transaction);
            OldEntries.Index(connection, transaction);
            stale = DerivedNotes.Has(connection, transaction, DerivedNotes.RebuildNeeded);
        });
        var start = stale ? Folding.Rebuild(stores, progress, cancellation) : Folding.Fold(stores, progress, cancellation);
        new Scrubbing(stores.Ledger).Try();
        return start;
    }

    private static StudyException Damaged(string path, Exception e) =>
        new("ledger.damaged", $"The ledger {path} is damaged: {e.Message} Run daybook verify; restore from a backup.", e);
}
