using System.Data.Common;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Finds what an earlier command wrote: one look at an index, nothing in memory.</summary>
internal static class OldEntries
{
    /// <summary>Makes the index on first use; it is derived and may be dropped at any time.</summary>
    public static void Index(DbConnection connection, DbTransaction transaction) =>
        DerivedSql.Run(connection, transaction, "CREATE INDEX IF NOT EXISTS entry_by_command ON entry (command_id, command_index)");

    public static IReadOnlyList<Kept> Of(LedgerSnapshot snapshot, string commandId)
    {
        using var query = DerivedSql.Command(
            snapshot.Connection, snapshot.Transaction, "SELECT seq, entry_id, leaf_hash FROM entry WHERE command_id = @command ORDER BY command_index", ("command", commandId));
        using var rows = query.ExecuteReader();
        var found = new List<Kept>();
        while (rows.Read())
            found.Add(new Kept(rows.GetInt64(0), rows.GetString(1), Convert.ToHexStringLower(rows.GetFieldValue<byte[]>(2))));
        return found;
    }
}
