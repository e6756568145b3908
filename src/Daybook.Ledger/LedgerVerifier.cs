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
        var flaws = new List<Flaw>();
        var state = new VerifiedEntries();
        Checkpoint? checkpoint = null;
        // The database checks itself on another core meanwhile.
        var physical = Task.Run(() => Physical(store), CancellationToken.None);
        try
        {
            using var snapshot = store.Snapshot();
            var redactions = Redactions.Read(snapshot);
            foreach (var stored in snapshot.ReadStored(new EntryQuery()))
            {
                if (state.Take(stored, redactions, against) is { } flaw)
                {
                    flaws.Add(flaw);
                    break;
                }
                if (state.Count % ProgressStep == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress?.Report(state.Count);
                }
            }
            if (flaws.Count == 0)
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
            flaws.Add(new Flaw(null, $"The database could not be read after entry {state.Count - 1}: {e.Message}"));
        }
        flaws.AddRange(physical.GetAwaiter().GetResult());
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(state.Count);
        return new LedgerVerdict(state.Count, state.Redacted, checkpoint, flaws);
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

    private static List<Flaw> Physical(ILedgerStore store)
    {
        try
        {
            return [.. store.PhysicalProblems().Select(p => new Flaw(null, p))];
        }
        catch (DbException e)
        {
            return [new Flaw(null, $"The database could not check itself: {e.Message}")];
        }
    }
}
