using System.Data.Common;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Checks a whole study: the log by recomputing it, then everything that it names or gives.</summary>
public static class StudyVerifier
{
    /// <summary>Verifies the study of a folder, also one that does not open any more. It takes no lock and changes nothing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="against">An older head that somebody else kept.</param>
    /// <param name="progress">Told how many entries are done.</param>
    /// <param name="minimise">Computes the arms of a study that allocates by minimisation; without it what such kits hold is not compared.</param>
    /// <param name="cancellation">Stops the check.</param>
    public static Verification VerifyFolder(StudyFolder folder, Checkpoint? against = null, IProgress<long>? progress = null, Minimise? minimise = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!folder.HoldsStudy)
            throw new StudyException("folder.no-study", $"There is no study in {folder.Root}: {folder.WhatIsMissing}");
        try
        {
            var keys = StudyKeys.ReadPublic(folder.Keys, "ledger");
            using var ledger = LedgerPlace.Of(folder).Open();
            var blobs = new BlobStore(folder.Blobs);
            using var sealedStore = File.Exists(folder.Sealed) ? SealedStore.Open(folder, minimise) : null;
            return Verify(ledger, blobs, new ProtocolShelf(blobs), keys, sealedStore, against, progress, cancellation);
        }
        catch (Exception e) when (e is LedgerCorruptException or DbException or StudyException or IOException or UnauthorizedAccessException)
        {
            return Verification.Failed(e.Message);
        }
    }

    /// <summary>Verifies the book of accounts and roles of a folder. It takes no lock and changes nothing.</summary>
    internal static Verification VerifyBook(ServerFolder folder, Checkpoint? against, CancellationToken cancellation)
    {
        try
        {
            var keys = StudyKeys.ReadPublic(folder.Keys, "server");
            using var ledger = SqliteLedgerStore.Open(folder.Ledger);
            Directory.CreateDirectory(folder.Blobs);
            var blobs = new BlobStore(folder.Blobs);
            return Verify(ledger, blobs, new ProtocolShelf(blobs), keys, null, against, null, cancellation);
        }
        catch (Exception e) when (e is LedgerCorruptException or DbException or StudyException or IOException or UnauthorizedAccessException)
        {
            return Verification.Failed(e.Message);
        }
    }

    internal static Verification Verify(JournalStores stores, IReadOnlyList<VerifierKey> keys, SealedStore? sealedStore, Checkpoint? against, IProgress<long>? progress, CancellationToken cancellation) =>
        Verify(stores.Ledger, stores.Blobs, stores.Versions, keys, sealedStore, against, progress, cancellation);

    private static Verification Verify(
        ILedgerStore ledger, BlobStore blobs, ProtocolShelf versions, IReadOnlyList<VerifierKey> keys, SealedStore? sealedStore, Checkpoint? against, IProgress<long>? progress, CancellationToken cancellation)
    {
        var verdict = LedgerVerifier.Verify(ledger, keys, against, progress, cancellation);
        var flaws = verdict.Flaws.ToList();
        // Only a sound log can say what else there should be.
        if (flaws.Count == 0)
            flaws.AddRange(Beside(ledger, blobs, versions, sealedStore, cancellation));
        return new Verification(
            flaws.Count == 0,
            verdict.Verified,
            verdict.Redacted,
            verdict.Checkpoint?.Head.Root.ToString() ?? "",
            flaws.Count == 0 ? null : flaws[0].Seq,
            [.. flaws.Select(f => f.ToString())]);
    }

    private static List<Flaw> Beside(ILedgerStore ledger, BlobStore blobs, ProtocolShelf versions, SealedStore? sealedStore, CancellationToken cancellation)
    {
        try
        {
            using var snapshot = ledger.Snapshot();
            var flaws = Documents(snapshot, blobs).Concat(Promise(snapshot, sealedStore)).ToList();
            // Without its protocol nothing can be folded.
            if (flaws.Count == 0 && ObservationComparison.Find(snapshot, versions, null, cancellation) is { } flaw)
                flaws.Add(flaw);
            if (flaws.Count == 0 && sealedStore is { CanBeRepeated: true })
                flaws.AddRange(HandedKits.Check(snapshot, versions, sealedStore, cancellation));
            return flaws;
        }
        catch (Exception e) when (e is DbException or StudyException or LedgerCorruptException or InvalidDataException)
        {
            return [new Flaw(null, e.Message)];
        }
    }

    /// <summary>Every document that an event names is there, and every document is what its name says.</summary>
    private static IEnumerable<Flaw> Documents(LedgerSnapshot snapshot, BlobStore blobs)
    {
        var named = Events<ProtocolPublished>(snapshot).Select(e => (e.Seq, Hash: e.Event.Hash.Value))
            .Concat(Events<FileImported>(snapshot).SelectMany(e => new[] { (e.Seq, Hash: e.Event.FileHash), (e.Seq, Hash: e.Event.MapHash) }));
        foreach (var (seq, hash) in named.ToList())
        {
            if (!blobs.Has(hash))
                yield return new Flaw(seq, $"the document {hash} that it names is missing or was changed");
        }
        foreach (var name in blobs.Names())
        {
            if (!blobs.Has(name))
                yield return new Flaw(null, $"The document {name} was changed.");
        }
    }

    private static IEnumerable<Flaw> Promise(LedgerSnapshot snapshot, SealedStore? sealedStore)
    {
        foreach (var (seq, happened) in Events<AllocationSealed>(snapshot).ToList())
        {
            if (sealedStore is not { IsSealed: true })
                yield return new Flaw(seq, "the sealed store that it commits to is empty or missing");
            else if (!sealedStore.KeepsPromise(happened.Commitment))
                yield return new Flaw(seq, "the sealed store is not the one that it commits to");
        }
    }

    private static IEnumerable<(long Seq, T Event)> Events<T>(LedgerSnapshot snapshot)
        where T : TrialEvent
    {
        foreach (var entry in snapshot.Read(new EntryQuery { Type = EventNames.Of(typeof(T)) }))
        {
            if (entry.Payload is { } payload)
                yield return (entry.Seq, (T)StoredEvents.Read(entry.Type, payload));
        }
    }
}
