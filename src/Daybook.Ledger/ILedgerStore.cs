using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>
/// One ledger: an append-only log of entries with a signed head, in a SQLite file or a PostgreSQL schema. Many may read;
/// one writer appends, and a second one is found out by compare-and-swap on the head.
/// </summary>
public interface ILedgerStore : IDisposable
{
    /// <summary>The committed head.</summary>
    LedgerHead Head { get; }

    /// <summary>The committed head as it was signed with the last batch.</summary>
    Checkpoint Checkpoint { get; }

    /// <summary>
    /// Appends a batch in one transaction: entries, payloads, the signed head, and whatever <paramref name="within"/> writes.
    /// On return it is durable; on any exception nothing of it was written, unless the disk failed during the commit
    /// itself, when <see cref="Head"/> tells which.
    /// </summary>
    /// <param name="expected">The head the batch was decided upon.</param>
    /// <param name="drafts">At least one entry.</param>
    /// <param name="signer">The ledger's own signer: its origin is that of the stored head.</param>
    /// <param name="within">Writes rows derived from the entries (observations) in the same transaction. It runs after the
    /// entries are inserted and before the head; it must not commit, and an exception from it discards the batch.</param>
    /// <exception cref="LedgerHeadMovedException">The stored head is another.</exception>
    /// <exception cref="DuplicateEntryException">An entry id is taken.</exception>
    /// <exception cref="ArgumentException">A draft breaks a rule of the format, or the signer is another log's.</exception>
    /// <exception cref="LedgerCorruptException">The stored head contradicts itself.</exception>
    AppendResult Append(
        LedgerHead expected,
        IReadOnlyList<EntryDraft> drafts,
        ICheckpointSigner signer,
        Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null);

    /// <summary>
    /// Deletes payload, salt and attestation of these entries and appends the notice that accounts for them, all in one
    /// transaction; then scrubs. The log still verifies.
    /// </summary>
    /// <param name="expected">The head the redaction was decided upon.</param>
    /// <param name="seqs">Ascending, each once; each holds a payload and is not itself a notice.</param>
    /// <param name="notice">An entry of type <see cref="RedactionNotice.Type"/> whose payload names exactly these seqs.</param>
    /// <param name="signer">The ledger's own signer.</param>
    /// <param name="within">Deletes what was derived from the payloads (their observations) in the same transaction.</param>
    /// <exception cref="ArgumentException">The notice does not name exactly these seqs, or one of them cannot be redacted.</exception>
    RedactResult Redact(
        LedgerHead expected,
        IReadOnlyList<long> seqs,
        EntryDraft notice,
        ICheckpointSigner signer,
        Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null);

    /// <summary>Removes the bytes of deleted rows from the store's files. False while a reader keeps them alive.</summary>
    bool Scrub();

    /// <summary>The entry under this id, or null. Same id and same payload: answer with the old receipt. Other payload: the
    /// caller keeps it in an entry of its own.</summary>
    Entry? FindByEntryId(string entryId);

    /// <summary>Streams entries in the order of the log, under one snapshot, in bounded memory.</summary>
    /// <param name="query">Which; null for all.</param>
    IEnumerable<Entry> Read(EntryQuery? query = null);

    /// <summary>A consistent view of one committed state, for several reads. Dispose it soon: it keeps old pages alive.</summary>
    LedgerSnapshot Snapshot();

    /// <summary>Changes tables derived from the log (makes them, rebuilds them) in one transaction. Never the log's own.</summary>
    void WriteDerived(Action<DbConnection, DbTransaction> act);

    /// <summary>What the database itself finds wrong with its files and tables; empty when nothing. Linear.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    IReadOnlyList<string> PhysicalProblems(CancellationToken cancellation = default);
}
