using System.Data;
using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>What the SQLite and the PostgreSQL ledger have in common, which is all but the way to connect, to lock and to scrub.</summary>
/// <remarks>Safe for many reading threads; appends are taken one at a time.</remarks>
public abstract class RelationalLedgerStore : ILedgerStore
{
    private const int CopiedTogether = 1000;

    private readonly Lock _gate = new();
    private LedgerWriter? _writer;

    private protected RelationalLedgerStore()
    {
    }

    /// <inheritdoc/>
    public LedgerHead Head
    {
        get
        {
            using var snapshot = Snapshot();
            return snapshot.Head;
        }
    }

    /// <inheritdoc/>
    public Checkpoint Checkpoint
    {
        get
        {
            using var snapshot = Snapshot();
            return snapshot.Checkpoint;
        }
    }

    /// <summary>What follows a SELECT of the head that must hold until the end of a write transaction.</summary>
    private protected abstract string HeadLock { get; }

    /// <inheritdoc/>
    public AppendResult Append(
        LedgerHead expected,
        IReadOnlyList<EntryDraft> drafts,
        ICheckpointSigner signer,
        Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(drafts.Count);
        if (drafts.Any(d => d.Type == RedactionNotice.Type))
            throw new ArgumentException($"An entry of type {RedactionNotice.Type} is only written by a redaction.", nameof(drafts));
        return AppendWithin(expected, drafts, signer, within);
    }

    /// <inheritdoc/>
    public RedactResult Redact(
        LedgerHead expected,
        IReadOnlyList<long> seqs,
        EntryDraft notice,
        ICheckpointSigner signer,
        Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null)
    {
        if (notice.Type != RedactionNotice.Type)
            throw new ArgumentException($"A redaction is accounted for by an entry of type {RedactionNotice.Type}.", nameof(notice));
        if (!RedactionNotice.ReadSeqs(notice.Payload).SequenceEqual(seqs))
            throw new ArgumentException("The notice does not name exactly the entries to redact.", nameof(notice));
        var appended = AppendWithin(expected, [notice], signer, (connection, transaction, entries) =>
        {
            foreach (var seq in seqs)
                DeletePayload(connection, transaction, seq);
            within?.Invoke(connection, transaction, entries);
        });
        return new RedactResult(appended, ScrubOrNotYet());
    }

    /// <summary>The redaction stands by now: a scrub that fails is one that has to be repeated, never a redaction that failed.</summary>
    private bool ScrubOrNotYet()
    {
        try
        {
            return Scrub();
        }
        catch (DbException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Scrub()
    {
        lock (_gate)
        {
            return ScrubFiles((_writer ??= new LedgerWriter(OpenWriter())).Connection);
        }
    }

    /// <inheritdoc/>
    public Entry? FindByEntryId(string entryId)
    {
        using var snapshot = Snapshot();
        return snapshot.FindByEntryId(entryId);
    }

    /// <inheritdoc/>
    public IEnumerable<Entry> Read(EntryQuery? query = null)
    {
        using var snapshot = Snapshot();
        foreach (var entry in snapshot.Read(query))
            yield return entry;
    }

    /// <inheritdoc/>
    public LedgerSnapshot Snapshot()
    {
        var connection = RentReader();
        return new LedgerSnapshot(connection, BeginRead(connection), ReturnReader);
    }

    /// <inheritdoc/>
    public void WriteDerived(Action<DbConnection, DbTransaction> act) =>
        Write((writer, transaction) =>
        {
            act(writer.Connection, transaction);
            return true;
        });

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> PhysicalProblems(CancellationToken cancellation = default);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
        CloseReaders();
        GC.SuppressFinalize(this);
    }

    private protected abstract DbConnection OpenWriter();

    private protected abstract DbTransaction BeginWrite(DbConnection connection);

    private protected abstract DbConnection RentReader();

    private protected abstract DbTransaction BeginRead(DbConnection connection);

    private protected abstract void ReturnReader(DbConnection connection);

    private protected abstract void CloseReaders();

    private protected abstract bool IsTakenEntryId(DbException exception);

    private protected abstract bool ScrubFiles(DbConnection connection);

    /// <summary>Makes the tables and the signed head of the empty log, in one transaction.</summary>
    private protected void CreateTables(LedgerSchema schema, ICheckpointSigner signer)
    {
        // Not through the writer: its statements cannot be prepared before the tables stand.
        using var connection = OpenWriter();
        using var transaction = BeginWrite(connection);
        schema.Create(connection, transaction);
        HeadRow.Insert(connection, transaction, new Frontier(), SignHead(signer, LedgerHead.Empty));
        transaction.Commit();
    }

    /// <summary>Makes the tables and takes over another ledger's entries with its signed head, in one transaction: the same log in another place.</summary>
    /// <exception cref="LedgerCorruptException">An entry there is not as it was written: nothing was copied.</exception>
    private protected void CreateTables(LedgerSchema schema, LedgerSnapshot from)
    {
        var connection = OpenWriter();
        using var transaction = BeginWrite(connection);
        schema.Create(connection, transaction);
        using var writer = new LedgerWriter(connection);
        var frontier = new Frontier();
        foreach (var chunk in CheckedEntry.Check(from.ReadRows()).Select(Sound).Chunk(CopiedTogether))
        {
            writer.Insert(transaction, chunk, IsTakenEntryId);
            Array.ForEach(chunk, entry => frontier.Append(entry.LeafHash));
        }
        if (new LedgerHead(frontier.Size, frontier.Root) != from.Head)
            throw new LedgerCorruptException("The entries do not give the signed head.");
        HeadRow.Insert(connection, transaction, frontier, from.Checkpoint);
        transaction.Commit();
    }

    private static Entry Sound(CheckedEntry read) =>
        read.Stored is { } stored && read.Flaw is null ? stored.Entry : throw new LedgerCorruptException(read.Flaw!.What, read.Flaw.Seq);

    private static Checkpoint SignHead(ICheckpointSigner signer, LedgerHead head)
    {
        var checkpoint = signer.Sign(head);
        return checkpoint.Head == head && checkpoint.Origin == signer.Origin
            ? checkpoint
            : throw new ArgumentException("The signer signed something else than the head it was given.", nameof(signer));
    }

    private static void DeletePayload(DbConnection connection, DbTransaction transaction, long seq)
    {
        var deleted = Sql.Run(
            connection, transaction, "DELETE FROM payload WHERE seq = @seq AND seq IN (SELECT seq FROM entry WHERE seq = @seq AND type <> @notice)",
            ("seq", DbType.Int64, seq), ("notice", DbType.String, RedactionNotice.Type));
        if (deleted != 1)
            throw new ArgumentException($"Entry {seq} cannot be redacted: it is not there, was redacted before, or is itself a notice.", nameof(seq));
    }

    private AppendResult AppendWithin(
        LedgerHead expected,
        IReadOnlyList<EntryDraft> drafts,
        ICheckpointSigner signer,
        Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within) =>
        Write((writer, transaction) =>
        {
            var (head, frontier, last) = HeadRow.Read(writer.Connection, transaction, HeadLock).Open();
            if (head != expected)
                throw new LedgerHeadMovedException(expected, head);
            if (last.Origin != signer.Origin)
                throw new ArgumentException($"The ledger is {last.Origin}; the signer signs for {signer.Origin}.", nameof(signer));
            var entries = new Entry[drafts.Count];
            for (var i = 0; i < entries.Length; i++)
            {
                entries[i] = drafts[i].Seal(head.Size + i);
                frontier.Append(entries[i].LeafHash);
            }
            writer.Insert(transaction, entries, IsTakenEntryId);
            within?.Invoke(writer.Connection, transaction, entries);
            var checkpoint = SignHead(signer, new LedgerHead(frontier.Size, frontier.Root));
            writer.MoveHead(transaction, frontier, checkpoint);
            return new AppendResult(checkpoint.Head, checkpoint, entries);
        });

    /// <summary>Runs one write transaction. On any exception it is rolled back and the connection thrown away: after a failed
    /// fsync nothing on it may be trusted.</summary>
    private T Write<T>(Func<LedgerWriter, DbTransaction, T> act)
    {
        lock (_gate)
        {
            _writer ??= new LedgerWriter(OpenWriter());
            try
            {
                using var transaction = BeginWrite(_writer.Connection);
                var result = act(_writer, transaction);
                transaction.Commit();
                return result;
            }
            catch
            {
                _writer.Dispose();
                _writer = null;
                throw;
            }
        }
    }
}
