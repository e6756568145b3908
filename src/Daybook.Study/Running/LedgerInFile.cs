using System.Data.Common;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>A ledger in a SQLite file.</summary>
internal sealed class LedgerInFile(string path) : LedgerPlace
{
    public override string Words => "SQLite";

    public override ILedgerStore Open()
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

    /// <summary>An empty file beside keys that stood before may be a ledger that was lost: it is not begun anew.</summary>
    public override ILedgerStore MakeOrOpen(StudyKeys keys)
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
            return Begin(keys, corrupt);
        }
    }

    public override void CopyTo(string copy) => SqliteFile.Copy(path, copy);

    public override void Discard()
    {
    }

    // A file without a head was never a ledger; one with a head is refused here.
    private SqliteLedgerStore Begin(StudyKeys keys, LedgerCorruptException corrupt)
    {
        try
        {
            return SqliteLedgerStore.Create(path, keys.Signer);
        }
        catch (Exception e) when (e is IOException or DbException)
        {
            throw Damaged(path, corrupt);
        }
    }
}
