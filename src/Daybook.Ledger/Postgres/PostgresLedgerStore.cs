using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace Daybook.Ledger;

/// <summary>A ledger in one PostgreSQL schema, the same in every byte that is hashed as one in SQLite.</summary>
public sealed partial class PostgresLedgerStore : RelationalLedgerStore
{
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;

    private PostgresLedgerStore(string connectionString, string schema)
    {
        if (!SchemaName().IsMatch(schema))
            throw new ArgumentException($"'{schema}' is not a schema name: lowercase letters, digits and underscores, at most 63.", nameof(schema));
        _schema = schema;
        var options = new NpgsqlConnectionStringBuilder(connectionString)
        {
            SearchPath = schema,
            MaxAutoPrepare = 32,
            IncludeFailedBatchedCommand = true,
        };
        options.Options = $"{options.Options} -c synchronous_commit=on".TrimStart();
        _source = NpgsqlDataSource.Create(options);
    }

    private protected override string HeadLock => " FOR UPDATE";

    /// <summary>Makes the schema and a new ledger in it, and signs its empty head.</summary>
    /// <param name="connectionString">How to reach the database; the role may create schemas.</param>
    /// <param name="schema">Lowercase letters, digits, underscores.</param>
    /// <param name="signer">The ledger's signer.</param>
    /// <exception cref="IOException">There is a ledger already.</exception>
    /// <exception cref="NotSupportedException">The server is set up to lose commits.</exception>
    public static PostgresLedgerStore Create(string connectionString, string schema, ICheckpointSigner signer) =>
        Begin(connectionString, schema, store => store.CreateTables(LedgerSchema.Postgres, signer));

    /// <summary>Makes the schema and in it a ledger that holds another's entries and its signed head: the same log, whatever the other stands in. Derived tables are not copied.</summary>
    /// <param name="connectionString">How to reach the database; the role may create schemas.</param>
    /// <param name="schema">Lowercase letters, digits, underscores.</param>
    /// <param name="of">The other ledger.</param>
    /// <exception cref="IOException">There is a ledger already.</exception>
    /// <exception cref="LedgerCorruptException">An entry there is not as it was written: nothing was copied.</exception>
    /// <exception cref="NotSupportedException">The server is set up to lose commits.</exception>
    public static PostgresLedgerStore CreateCopy(string connectionString, string schema, LedgerSnapshot of) =>
        Begin(connectionString, schema, store => store.CreateTables(LedgerSchema.Postgres, of));

    /// <summary>Removes a schema with everything in it: for a ledger that did not come to stand.</summary>
    public static void Drop(string connectionString, string schema)
    {
        using var store = new PostgresLedgerStore(connectionString, schema);
        using var connection = store._source.OpenConnection();
        Sql.Run(connection, null, $"DROP SCHEMA IF EXISTS \"{schema}\" CASCADE");
    }

    private static PostgresLedgerStore Begin(string connectionString, string schema, Action<PostgresLedgerStore> fill)
    {
        var store = new PostgresLedgerStore(connectionString, schema);
        try
        {
            using (var connection = store._source.OpenConnection())
            {
                RequireDurable(connection);
                Sql.Run(connection, null, $"CREATE SCHEMA IF NOT EXISTS \"{schema}\"");
                if (Sql.Scalar(connection, null, "SELECT to_regclass(@head)::text", ("head", DbType.String, $"\"{schema}\".head")) is string)
                    throw new IOException($"Schema {schema} holds a ledger already.");
            }
            fill(store);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens the ledger in <paramref name="schema"/>.</summary>
    /// <exception cref="LedgerCorruptException">The schema holds no ledger of this format.</exception>
    /// <exception cref="NotSupportedException">The server is set up to lose commits.</exception>
    public static PostgresLedgerStore Open(string connectionString, string schema)
    {
        var store = new PostgresLedgerStore(connectionString, schema);
        try
        {
            using (var connection = store._source.OpenConnection())
                RequireDurable(connection);
            _ = store.Head;
            return store;
        }
        catch (PostgresException e)
        {
            store.Dispose();
            throw new LedgerCorruptException($"Schema {schema} does not open as a ledger: {e.MessageText}", inner: e);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> PhysicalProblems(CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        using var connection = _source.OpenConnection();
        return PostgresIntegrity.Check(connection, _schema);
    }

    private protected override DbConnection OpenWriter() => _source.OpenConnection();

    private protected override DbTransaction BeginWrite(DbConnection connection) => connection.BeginTransaction(IsolationLevel.ReadCommitted);

    private protected override DbConnection RentReader() => _source.OpenConnection();

    private protected override DbTransaction BeginRead(DbConnection connection)
    {
        var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        Sql.Run(connection, transaction, "SET TRANSACTION READ ONLY");
        return transaction;
    }

    private protected override void ReturnReader(DbConnection connection) => connection.Dispose();

    private protected override void CloseReaders() => _source.Dispose();

    private protected override bool IsTakenEntryId(DbException exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "entry_by_id" };

    /// <summary>Rewrites the tables without their dead rows. What PostgreSQL's own write-ahead log and backups hold of them
    /// leaves when those are recycled: an encrypted disk covers that time.</summary>
    private protected override bool ScrubFiles(DbConnection connection)
    {
        if (!PostgresReaders.AreGone(connection))
            return false;
        try
        {
            Sql.Run(connection, null, "SET lock_timeout = '5s'");
            // Derived tables too: what followed from a payload goes with it.
            foreach (var table in Tables(connection))
                Sql.Run(connection, null, $"VACUUM FULL \"{_schema}\".\"{table}\"");
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
        finally
        {
            Sql.Run(connection, null, "RESET lock_timeout");
        }
    }

    private List<string> Tables(DbConnection connection)
    {
        using var command = Sql.Command(connection, null, "SELECT tablename FROM pg_tables WHERE schemaname = @schema AND tablename <> 'entry' ORDER BY 1", ("schema", DbType.String, _schema));
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
            tables.Add(reader.GetString(0));
        return tables;
    }

    private static void RequireDurable(DbConnection connection)
    {
        foreach (var setting in (string[])["fsync", "full_page_writes", "synchronous_commit"])
        {
            if (Sql.Scalar(connection, null, $"SHOW {setting}") is not "on")
                throw new NotSupportedException($"PostgreSQL runs with {setting} off: committed entries could be lost. Daybook refuses to start.");
        }
    }

    [GeneratedRegex(@"\A[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex SchemaName();
}
