using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>Whether anybody still reads an older state: VACUUM would copy dead rows along for them.</summary>
internal static class PostgresReaders
{
    private const int Tries = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits up to five seconds for every snapshot taken before this moment to end.</summary>
    public static bool AreGone(DbConnection connection)
    {
        // Later snapshots do not matter: they cannot see what was deleted before this transaction.
        var now = (string)Sql.Scalar(connection, null, "SELECT pg_current_xact_id()::xid::text")!;
        for (var i = 0; i < Tries; i++)
        {
            var older = Sql.Scalar(
                connection, null, """
                SELECT COUNT(*) FROM pg_stat_activity
                WHERE datname = current_database() AND pid <> pg_backend_pid() AND age(backend_xmin) >= age(CAST(@now AS xid))
                """, ("now", DbType.String, now));
            if (older is 0L)
                return true;
            Thread.Sleep(Pause);
        }
        return false;
    }
}
