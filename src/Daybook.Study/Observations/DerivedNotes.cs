using System.Data.Common;

namespace Daybook.Study;

/// <summary>Remarks about the derived tables that must survive a crash between two transactions.</summary>
internal static class DerivedNotes
{
    public const string RebuildNeeded = "rebuild-needed";

    /// <summary>Something was erased, and its bytes may still stand in a file.</summary>
    public const string ScrubNeeded = "scrub-needed";

    public static void Make(DbConnection connection, DbTransaction transaction) =>
        DerivedSql.Run(connection, transaction, "CREATE TABLE IF NOT EXISTS derived_note (note TEXT PRIMARY KEY)");

    public static void Set(DbConnection connection, DbTransaction transaction, string note) =>
        DerivedSql.Run(connection, transaction, "INSERT INTO derived_note (note) VALUES (@note) ON CONFLICT DO NOTHING", ("note", note));

    public static void Clear(DbConnection connection, DbTransaction transaction, string note) =>
        DerivedSql.Run(connection, transaction, "DELETE FROM derived_note WHERE note = @note", ("note", note));

    public static bool Has(DbConnection connection, DbTransaction transaction, string note) =>
        DerivedSql.One(connection, transaction, "SELECT 1 FROM derived_note WHERE note = @note", ("note", note)) is not null;
}
