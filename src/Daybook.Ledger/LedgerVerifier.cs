using System.Data.Common;

namespace Daybook.Ledger;

/// <summary>
/// Recomputes a ledger from its rows: every commitment, leaf and root, the signatures, and that each missing payload is
/// accounted for. One pass in the order of the log; memory grows only with the number of redactions.
/// </summary>
public static class LedgerVerifier
{
    private const int ProgressStep = 4096;

    /// <summary>Verifies the committed state of <paramref name="store"/>.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="keys">The log's public keys, from outside the ledger. Every one of them must have signed the head.</param>
    /// <param name="against">An older head that somebody else kept: the ledger must extend it. Null when there is none, and then
    /// a whole rewrite by someone who holds the signing key, or a return to an older state, cannot be seen.</param>
    /// <param name="progress">Told the number of entries verified, now and then.</param>
    /// <param name="cancellation">Stops the verification with <see cref="OperationCanceledException"/>.</param>
    public static LedgerVerdict Verify(
        ILedgerStore store,
        IReadOnlyList<VerifierKey> keys,
        Checkpoint? against = null,
        IProgress<long>? progress = null,
        CancellationToken cancellation = default)
    {
        // The database checks itself on another core meanwhile.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var physical = Task.Run(() => Physical(store, stop.Token), CancellationToken.None);
        try
        {
            var flaws = new List<Flaw>();
            var state = new VerifiedEntries();
            var checkpoint = Logical(store, keys, against, flaws, state, () =>
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(state.Count);
            });
            flaws.AddRange(physical.GetAwaiter().GetResult());
            return new LedgerVerdict(state.Count, state.Redacted, checkpoint, flaws);
        }
        finally
        {
            stop.Cancel();
            ((IAsyncResult)physical).AsyncWaitHandle.WaitOne();
        }
    }

    private static Checkpoint? Logical(
        ILedgerStore store, IReadOnlyList<VerifierKey> keys, Checkpoint? against, List<Flaw> flaws, VerifiedEntries state, Action step)
    {
        Checkpoint? checkpoint = null;
        try
        {
            using var snapshot = store.Snapshot();
            if (FirstBroken(snapshot, against, state, step) is { } broken)
                flaws.Add(broken);
            else
                flaws.AddRange(LedgerEnd.Check(snapshot, state));
            checkpoint = ReadCheckpoint(snapshot, flaws);
            if (checkpoint is not null && !checkpoint.Verify(keys, out var problem))
                flaws.Add(new Flaw(null, $"The signed head does not verify: {problem}."));
            if (against is not null)
                flaws.AddRange(LedgerEnd.CheckAgainst(against, keys, state, flaws.Count == 0));
        }
        catch (LedgerCorruptException e)
        {
            flaws.Add(new Flaw(e.Seq, e.Message));
        }
        catch (DbException e)
        {
            flaws.Add(new Flaw(null, $"The database could not be read after {state.Count} sound entries: {e.Message}"));
        }
        return checkpoint;
    }

    private static Flaw? FirstBroken(LedgerSnapshot snapshot, Checkpoint? against, VerifiedEntries state, Action step)
    {
        var redactions = Redactions.Read(snapshot);
        foreach (var entry in CheckedEntry.Check(snapshot.ReadRows()))
        {
            if (state.Take(entry, redactions, against) is { } flaw)
                return flaw;
            if (state.Count % ProgressStep == 0)
                step();
        }
        step();
        return null;
    }

    private static Checkpoint? ReadCheckpoint(LedgerSnapshot snapshot, List<Flaw> flaws)
    {
        try
        {
            return snapshot.Checkpoint;
        }
        catch (LedgerCorruptException e)
        {
            flaws.Add(new Flaw(null, e.Message));
            return null;
        }
    }

    private static List<Flaw> Physical(ILedgerStore store, CancellationToken cancellation)
    {
        try
        {
            return [.. store.PhysicalProblems(cancellation).Select(p => new Flaw(null, p))];
        }
        catch (DbException e)
        {
            return [new Flaw(null, $"The database could not check itself: {e.Message}")];
        }
    }
}
