using System.Data.Common;
using Daybook.Ledger;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>Compares the observations that stand with those that the ledger gives, in bounded memory: the new ones are made in a
/// temporary database and both are read in one order.</summary>
internal static class ObservationComparison
{
    /// <summary>The first difference; null when there is none.</summary>
    public static Flaw? Find(LedgerSnapshot snapshot, ProtocolShelf versions, IProgress<long>? progress, CancellationToken cancellation)
    {
        using var made = new SqliteConnection("Data Source=");
        made.Open();
        DerivedSql.Run(made, null, "PRAGMA synchronous = OFF");
        using (var transaction = made.BeginTransaction())
        {
            ObservationTable.Make(made, transaction);
            var fold = new LedgerFold(versions.Of, Residues.Read(snapshot));
            var buffer = new ObservationBuffer(made, transaction);
            fold.Take(snapshot.Read(), buffer.Add, progress, cancellation);
            buffer.Flush();
            transaction.Commit();
        }
        using var standing = DerivedSql.Command(snapshot.Connection, snapshot.Transaction, ObservationTable.Select + " ORDER BY seq, n");
        using var wanted = DerivedSql.Command(made, null, ObservationTable.Select + " ORDER BY seq, n");
        using var left = standing.ExecuteReader();
        using var right = wanted.ExecuteReader();
        return Find(left, right);
    }

    private static Flaw? Find(DbDataReader standing, DbDataReader wanted)
    {
        while (true)
        {
            var (has, wants) = (standing.Read(), wanted.Read());
            if (!has && !wants)
                return null;
            if (!has)
                return new Flaw(wanted.GetInt64(0), "an observation that it gave is missing; run daybook rebuild");
            if (!wants)
                return new Flaw(standing.GetInt64(0), "an observation stands that it did not give; run daybook rebuild");
            for (var column = 0; column < standing.FieldCount; column++)
            {
                if (!Equals(standing.GetValue(column), wanted.GetValue(column)))
                    return new Flaw(wanted.GetInt64(0), $"an observation of it was changed ({standing.GetName(column)}); run daybook rebuild");
            }
        }
    }
}
