using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Where a study's ledger stands. Whoever uses the ledger does not know; everything else of the study is in its folder.</summary>
internal abstract class LedgerPlace
{
    /// <summary>The place that a study's folder names: a database that its small file names, or else a file of the folder.</summary>
    public static LedgerPlace Of(StudyFolder folder) =>
        File.Exists(folder.Postgres) ? LedgerInPostgres.Read(folder.Postgres) : new LedgerInFile(folder.Ledger);

    /// <summary>The place of a study that is being made.</summary>
    public static LedgerPlace For(StudyFolder folder, StudySetUp setUp) =>
        setUp.Postgres is { } variable && !File.Exists(folder.Postgres) ? LedgerInPostgres.Begin(folder, variable, setUp.Study) : Of(folder);

    /// <summary>In words, for whoever runs the study.</summary>
    public abstract string Words { get; }

    /// <summary>Opens the ledger that stands.</summary>
    public abstract ILedgerStore Open();

    /// <summary>Makes the ledger, or goes on with one whose making was interrupted.</summary>
    public abstract ILedgerStore MakeOrOpen(StudyKeys keys);

    /// <summary>Copies one committed state into a SQLite file, whatever it stands in: a backup can be restored anywhere.</summary>
    public abstract void CopyTo(string copy);

    /// <summary>Removes what is not in the study's folder.</summary>
    public abstract void Discard();

    protected static StudyException Damaged(string place, Exception e) =>
        new("ledger.damaged", $"The ledger {place} is damaged: {e.Message} Run daybook verify; restore from a backup.", e);
}
