using System.Data.Common;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Clears what was erased out of the files too. Until that has succeeded a note says so, and it is tried again after every commit and at opening.</summary>
internal sealed class Scrubbing(ILedgerStore ledger)
{
    /// <summary>The code of a redaction that is recorded but not yet cleared out of the files.</summary>
    public const string Due = "redaction.not-scrubbed";

    // Until it has looked, it does not know whether an earlier process left something.
    private bool _awaited = true;

    public static StudyException NotYet() => new(
        Due,
        "The entries are erased and the erasure is recorded. Their old bytes may still stand in a file of the database, because something reads it or the disk refused; clearing it is tried again after every command and when the study is opened. Ask again under the same id for the receipt.");

    /// <summary>Something has been erased.</summary>
    public void Await() => _awaited = true;

    /// <summary>Clears the files if that is due. False when it could not be done yet: what is committed stays committed.</summary>
    public bool Try()
    {
        if (!_awaited)
            return true;
        try
        {
            var due = false;
            ledger.WriteDerived((connection, transaction) => due = DerivedNotes.Has(connection, transaction, DerivedNotes.ScrubNeeded));
            if (due && !ledger.Scrub())
                return false;
            if (due)
                ledger.WriteDerived((connection, transaction) => DerivedNotes.Clear(connection, transaction, DerivedNotes.ScrubNeeded));
            _awaited = false;
            return true;
        }
        catch (Exception e) when (e is DbException or IOException)
        {
            return false;
        }
    }
}
