using System.Data.Common;
using Daybook.Ledger;

namespace Daybook.Tests.Study;

/// <summary>A ledger whose next appends fail as they are told to.</summary>
internal sealed class FailingLedger(ILedgerStore inner) : ILedgerStore
{
    /// <summary>Thrown by the next append, before or after it has committed.</summary>
    public Queue<(Exception Problem, bool AfterCommit)> Failures { get; } = [];

    /// <summary>What the next scrubs do: say that they could not, or throw.</summary>
    public Queue<Exception?> Scrubs { get; } = [];

    /// <summary>Thrown whenever the head is read, once it is given.</summary>
    public Exception? Unreadable { get; set; }

    public LedgerHead Head => Unreadable is { } problem ? throw problem : inner.Head;

    public Checkpoint Checkpoint => inner.Checkpoint;

    public AppendResult Append(LedgerHead expected, IReadOnlyList<EntryDraft> drafts, ICheckpointSigner signer, Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null)
    {
        if (!Failures.TryDequeue(out var failure))
            return inner.Append(expected, drafts, signer, within);
        if (failure.AfterCommit)
            inner.Append(expected, drafts, signer, within);
        throw failure.Problem;
    }

    public RedactResult Redact(LedgerHead expected, IReadOnlyList<long> seqs, EntryDraft notice, ICheckpointSigner signer, Action<DbConnection, DbTransaction, IReadOnlyList<Entry>>? within = null) =>
        inner.Redact(expected, seqs, notice, signer, within);

    public bool Scrub() => !Scrubs.TryDequeue(out var problem) ? inner.Scrub() : problem is null ? false : throw problem;

    public Entry? FindByEntryId(string entryId) => inner.FindByEntryId(entryId);

    public IEnumerable<Entry> Read(EntryQuery? query = null) => inner.Read(query);

    public LedgerSnapshot Snapshot() => inner.Snapshot();

    public void WriteDerived(Action<DbConnection, DbTransaction> act) => inner.WriteDerived(act);

    public IReadOnlyList<string> PhysicalProblems(CancellationToken cancellation = default) => inner.PhysicalProblems(cancellation);

    public void Dispose() => inner.Dispose();
}
