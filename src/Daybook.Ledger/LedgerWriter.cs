using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>The one connection that writes, with its prepared statements. Discarded after any failure, never repaired.</summary>
internal sealed class LedgerWriter : IDisposable
{
    private const int MostPerBatch = 500;

    private readonly DbCommand _insertEntry, _insertPayload, _updateHead;

    public LedgerWriter(DbConnection connection)
    {
        Connection = connection;
        _insertEntry = EntryRows.InsertEntry(connection);
        _insertPayload = EntryRows.InsertPayload(connection);
        _updateHead = HeadRow.Update(connection);
        foreach (var command in (DbCommand[])[_insertEntry, _insertPayload, _updateHead])
            command.Prepare();
    }

    public DbConnection Connection { get; }

    /// <summary>Inserts the entries; <paramref name="isTaken"/> tells a taken entry id from any other failure.</summary>
    public void Insert(DbTransaction transaction, IReadOnlyList<Entry> entries, Func<DbException, bool> isTaken)
    {
        // Across a network the statements travel together; inside the process each is cheapest on its own.
        if (!Connection.CanCreateBatch)
        {
            InsertEach(transaction, entries, isTaken);
            return;
        }
        foreach (var chunk in entries.Chunk(MostPerBatch))
            InsertTogether(transaction, chunk, isTaken);
    }

    public void MoveHead(DbTransaction transaction, Frontier frontier, Checkpoint checkpoint)
    {
        _updateHead.Transaction = transaction;
        HeadRow.BindState(_updateHead, frontier, checkpoint);
        if (_updateHead.ExecuteNonQuery() != 1)
            throw new LedgerCorruptException("The ledger has no signed head to move.");
    }

    public void Dispose()
    {
        _insertEntry.Dispose();
        _insertPayload.Dispose();
        _updateHead.Dispose();
        Connection.Dispose();
    }

    private void InsertEach(DbTransaction transaction, IReadOnlyList<Entry> entries, Func<DbException, bool> isTaken)
    {
        _insertEntry.Transaction = transaction;
        _insertPayload.Transaction = transaction;
        foreach (var entry in entries)
        {
            EntryRows.BindEntry(_insertEntry.Parameters, entry);
            try
            {
                _insertEntry.ExecuteNonQuery();
            }
            catch (DbException e) when (isTaken(e))
            {
                throw new DuplicateEntryException(entry.EntryId, e);
            }
            if (entry.Payload is null)
                continue;
            EntryRows.BindPayload(_insertPayload.Parameters, entry);
            _insertPayload.ExecuteNonQuery();
        }
    }

    private void InsertTogether(DbTransaction transaction, Entry[] entries, Func<DbException, bool> isTaken)
    {
        using var batch = Connection.CreateBatch();
        batch.Transaction = transaction;
        var owners = new List<Entry>();
        foreach (var entry in entries)
        {
            EntryRows.BindEntry(EntryRows.AddEntry(batch), entry);
            owners.Add(entry);
            // A redacted one, in a copy, has none.
            if (entry.Payload is null)
                continue;
            EntryRows.BindPayload(EntryRows.AddPayload(batch), entry);
            owners.Add(entry);
        }
        try
        {
            batch.ExecuteNonQuery();
        }
        catch (DbException e) when (isTaken(e) && e.BatchCommand is { } failed)
        {
            throw new DuplicateEntryException(owners[batch.BatchCommands.IndexOf(failed)].EntryId, e);
        }
    }
}
