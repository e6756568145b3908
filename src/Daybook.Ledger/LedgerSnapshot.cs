using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>One committed state of a ledger and of the tables derived from it; later commits do not show.</summary>
/// <remarks>Not for several threads, and PostgreSQL allows one open reader on it at a time.</remarks>
public sealed class LedgerSnapshot : IDisposable
{
    private readonly Action<DbConnection> _release;

    internal LedgerSnapshot(DbConnection connection, DbTransaction transaction, Action<DbConnection> release)
    {
        Connection = connection;
        Transaction = transaction;
        _release = release;
        try
        {
            // The first read fixes what this snapshot sees.
            Stored = HeadRow.Read(connection, transaction);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>For reading derived tables within the snapshot.</summary>
    public DbConnection Connection { get; }

    /// <summary>The read transaction that every command on <see cref="Connection"/> takes.</summary>
    public DbTransaction Transaction { get; }

    /// <summary>The head.</summary>
    /// <exception cref="LedgerCorruptException">The stored head contradicts itself.</exception>
    public LedgerHead Head => Stored.Open().Head;

    /// <summary>The head as signed.</summary>
    /// <exception cref="LedgerCorruptException">The stored head contradicts itself.</exception>
    public Checkpoint Checkpoint => Stored.Open().Checkpoint;

    internal StoredHead Stored { get; }

    /// <inheritdoc cref="ILedgerStore.Read"/>
    public IEnumerable<Entry> Read(EntryQuery? query = null)
    {
        query ??= new EntryQuery();
        if (!LedgerText.IsLegal(query.ParticipantKey ?? "any") || !LedgerText.IsLegal(query.Type ?? "any"))
            yield break;
        using var command = Query(query);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return EntryRows.Read(reader).Entry;
    }

    /// <inheritdoc cref="ILedgerStore.FindByEntryId"/>
    public Entry? FindByEntryId(string entryId)
    {
        if (!LedgerText.IsLegal(entryId))
            return null;
        using var command = Sql.Command(Connection, Transaction, EntryRows.Select + " WHERE e.entry_id = @id", ("id", DbType.String, entryId));
        using var reader = command.ExecuteReader();
        return reader.Read() ? EntryRows.Read(reader).Entry : null;
    }

    /// <summary>Ends the read transaction.</summary>
    public void Dispose()
    {
        Transaction.Dispose();
        _release(Connection);
    }

    /// <summary>The redaction notices that can be read at all; the others are named when their turn comes.</summary>
    internal List<Entry> Notices()
    {
        var notices = new List<Entry>();
        using var command = Sql.Command(
            Connection, Transaction, EntryRows.Select + " WHERE e.type = @type ORDER BY e.seq", ("type", DbType.String, RedactionNotice.Type));
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            try
            {
                notices.Add(EntryRows.Read(reader).Entry);
            }
            catch (LedgerCorruptException)
            {
                // It accounts for nothing; an earlier entry may be the first that is broken.
            }
        }
        return notices;
    }

    /// <summary>All rows in the order of the log; one that cannot be read is the last, as a flaw.</summary>
    internal IEnumerable<CheckedEntry> ReadRows()
    {
        using var command = Query(new EntryQuery());
        using var reader = command.ExecuteReader();
        while (TryRead(reader) is { } row)
        {
            yield return row;
            if (row.Flaw is not null)
                yield break;
        }
    }

    private static CheckedEntry? TryRead(DbDataReader reader)
    {
        try
        {
            return reader.Read() ? new CheckedEntry(EntryRows.Read(reader), null) : null;
        }
        catch (LedgerCorruptException e)
        {
            return new CheckedEntry(null, new Flaw(e.Seq, e.Message));
        }
        catch (DbException e)
        {
            return new CheckedEntry(null, new Flaw(null, $"The database could not read the next entry: {e.Message}"));
        }
    }

    private DbCommand Query(EntryQuery query)
    {
        var text = EntryRows.Select + " WHERE e.seq >= @from AND e.seq < @before"
            + (query.ParticipantKey is null ? "" : " AND e.participant_key = @participant")
            + (query.Type is null ? "" : " AND e.type = @type")
            + " ORDER BY e.seq LIMIT @limit";
        var command = Sql.Command(
            Connection, Transaction, text,
            ("from", DbType.Int64, query.FromSeq), ("before", DbType.Int64, query.BeforeSeq), ("limit", DbType.Int64, query.Limit));
        if (query.ParticipantKey is not null)
            Sql.Add(command, "participant", DbType.String, query.ParticipantKey);
        if (query.Type is not null)
            Sql.Add(command, "type", DbType.String, query.Type);
        return command;
    }
}
