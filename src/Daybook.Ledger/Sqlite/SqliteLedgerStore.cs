using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Daybook.Ledger;

/// <summary>A ledger in one SQLite file: WAL, synchronous=FULL, foreign keys, secure delete.</summary>
public sealed class SqliteLedgerStore : RelationalLedgerStore
{
    /// <summary>Versions 3.7.0 to 3.51.2 can lose committed data when a write races a checkpoint (the WAL-reset bug).</summary>
    private static readonly Version OldestSafe = new(3, 51, 3);

    private const int UniqueViolation = 2067; // SQLITE_CONSTRAINT_UNIQUE

    private readonly ConcurrentBag<DbConnection> _readers = [];
    private readonly string _path;

    private SqliteLedgerStore(string path) => _path = path;

    private protected override string HeadLock => ""; // BEGIN IMMEDIATE already excludes every other writer.

    /// <summary>Makes a new ledger and signs its empty head.</summary>
    /// <exception cref="IOException">There is a ledger already.</exception>
    public static SqliteLedgerStore Create(string path, ICheckpointSigner signer)
    {
        var store = Begin(path);
        store.CreateTables(LedgerSchema.Sqlite, signer);
        return store;
    }

    /// <summary>Makes a ledger that holds another's entries and its signed head: the same log, whatever the other stands in. Derived tables are not copied.</summary>
    /// <exception cref="IOException">There is a ledger already.</exception>
    /// <exception cref="LedgerCorruptException">An entry there is not as it was written: nothing was copied.</exception>
    public static SqliteLedgerStore CreateCopy(string path, LedgerSnapshot of)
    {
        var store = Begin(path);
        try
        {
            store.CreateTables(LedgerSchema.Sqlite, of);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static SqliteLedgerStore Begin(string path)
    {
        RequireSafeVersion();
        using (var connection = Connect(path, SqliteOpenMode.ReadWriteCreate))
        {
            if (Sql.Scalar(connection, null, "SELECT 1 FROM sqlite_schema WHERE name = 'head'") is not null)
                throw new IOException($"{path} holds a ledger already.");
            Sql.Run(connection, null, "PRAGMA journal_mode = WAL");
        }
        return new SqliteLedgerStore(path);
    }

    /// <summary>Opens the ledger at <paramref name="path"/>.</summary>
    /// <exception cref="FileNotFoundException">There is none.</exception>
    /// <exception cref="LedgerCorruptException">The file holds no ledger of this format.</exception>
    public static SqliteLedgerStore Open(string path)
    {
        RequireSafeVersion();
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no ledger at {path}.", path);
        var store = new SqliteLedgerStore(path);
        try
        {
            _ = store.Head;
            return store;
        }
        catch (SqliteException e)
        {
            store.Dispose();
            throw new LedgerCorruptException($"{path} does not open as a ledger: {e.Message}", inner: e);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Copies one committed state, derived tables included, into a new file: a backup while the ledger runs.</summary>
    /// <returns>The signed head of the copy.</returns>
    /// <exception cref="IOException">There is a file at <paramref name="path"/>.</exception>
    public Checkpoint CopyTo(string path)
    {
        if (File.Exists(path))
            throw new IOException($"There is a file at {path} already.");
        using var source = Connect(_path, SqliteOpenMode.ReadWrite);
        using (var target = Connect(path, SqliteOpenMode.ReadWriteCreate))
            source.BackupDatabase(target);
        using var copy = Open(path);
        return copy.Checkpoint;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> PhysicalProblems(CancellationToken cancellation = default)
    {
        using var connection = Connect(_path, SqliteOpenMode.ReadWrite);
        // Every row is looked up in every index: 128 MB holds the indexes of a million entries.
        Sql.Run(connection, null, "PRAGMA query_only = ON; PRAGMA cache_size = -131072");
        using var interrupt = cancellation.Register(() => raw.sqlite3_interrupt(connection.Handle));
        try
        {
            return SqliteIntegrity.Check(connection);
        }
        catch (SqliteException) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
    }

    private protected override DbConnection OpenWriter()
    {
        var connection = Connect(_path, SqliteOpenMode.ReadWrite);
        var mode = (string?)Sql.Scalar(connection, null, "PRAGMA journal_mode = WAL");
        if (mode == "wal")
            return connection;
        connection.Dispose();
        throw new IOException($"{_path} cannot use a write-ahead log (its file system may not support one); the journal mode is {mode}.");
    }

    private protected override DbTransaction BeginWrite(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    private protected override DbConnection RentReader()
    {
        if (_readers.TryTake(out var idle))
            return idle;
        var connection = Connect(_path, SqliteOpenMode.ReadWrite);
        Sql.Run(connection, null, "PRAGMA query_only = ON");
        return connection;
    }

    private protected override DbTransaction BeginRead(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: true);

    private protected override void ReturnReader(DbConnection connection) => _readers.Add(connection);

    private protected override void CloseReaders()
    {
        while (_readers.TryTake(out var connection))
            connection.Dispose();
    }

    private protected override bool IsTakenEntryId(DbException exception) =>
        exception is SqliteException { SqliteExtendedErrorCode: UniqueViolation };

    private protected override bool ScrubFiles(DbConnection connection)
    {
        // secure_delete has zeroed the rows in new pages; the old pages leave with the write-ahead log.
        using var command = Sql.Command(connection, null, "PRAGMA wal_checkpoint(TRUNCATE)");
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0;
    }

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        var options = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true };
        var connection = new SqliteConnection(options.ToString());
        try
        {
            connection.Open();
            Sql.Run(connection, null, """
                PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
                PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16384
                """);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void RequireSafeVersion()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        RequireSafeVersion(connection.ServerVersion);
    }

    /// <summary>Refuses a SQLite in which committed data can be lost.</summary>
    internal static void RequireSafeVersion(string version)
    {
        if (Version.Parse(version) < OldestSafe)
        {
            throw new NotSupportedException(
                $"SQLite {version} can silently lose committed data (the WAL-reset bug); Daybook needs {OldestSafe} or newer and refuses to start.");
        }
    }
}
