using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>A study at work: its folder is locked, its ledger folded, its journal open.</summary>
public sealed class RunningStudy : IAsyncDisposable
{
    private readonly FolderLock _lock;
    private readonly StudyKeys _keys;
    private readonly JournalStores _stores;
    private readonly JournalWriter _writer;
    private readonly HeadProofs _proofs;

    private RunningStudy(StudyFolder folder, FolderLock held, StudyKeys keys, SealedStore sealedStore, IdentityStore identities, JournalStores stores, Committed start)
    {
        Folder = folder;
        (_lock, _keys, _stores) = (held, keys, stores);
        Sealed = sealedStore;
        Identities = identities;
        _writer = new JournalWriter(stores, start);
        _proofs = new HeadProofs(stores.Ledger);
        Journal = new Journal(_writer, stores.Options.Clock);
        Observations = new ObservationReader(stores.Ledger);
    }

    public StudyFolder Folder { get; }

    /// <summary>Where its ledger stands, in words.</summary>
    public string LedgerStands => LedgerPlace.Of(Folder).Words;

    /// <summary>The way to change it.</summary>
    public Journal Journal { get; }

    /// <summary>The values.</summary>
    public ObservationReader Observations { get; }

    /// <summary>The documents.</summary>
    public BlobStore Blobs => _stores.Blobs;

    /// <summary>Who is to take what.</summary>
    public SealedStore Sealed { get; }

    /// <summary>Who the participants are.</summary>
    public IdentityStore Identities { get; }

    /// <summary>The committed state. It never changes; ask again for a later one.</summary>
    public StudyState State => _writer.Now.State;

    /// <summary>The committed head.</summary>
    public LedgerHead Head => _writer.Now.Head;

    /// <summary>The committed head as it was signed.</summary>
    public Checkpoint Checkpoint => _writer.Now.Checkpoint;

    /// <summary>The public keys that check the heads.</summary>
    public IReadOnlyList<VerifierKey> Keys => _keys.Signer.VerifierKeys;

    /// <summary>The key by which push services know the study; made when it is first asked for.</summary>
    public byte[] PushKey() => KeyFile.ReadOrMake(Path.Combine(Folder.Keys, "push.key"), KeyFile.Draw);

    internal JournalStores Stores => _stores;

    /// <summary>Makes a study in an empty folder.</summary>
    public static Task<RunningStudy> Create(StudyFolder folder, StudySetUp setUp, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(setUp);
        SettingUp.Check(setUp);
        folder.Make();
        return SetUp(folder, setUp, options, cancellation);
    }

    /// <summary>Makes a study, or goes on with one that the same set-up began: a demo that was killed ends where it would have ended.</summary>
    public static Task<RunningStudy> CreateOrResume(StudyFolder folder, StudySetUp setUp, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(setUp);
        SettingUp.Check(setUp);
        folder.MakeOrResume();
        return SetUp(folder, setUp, options, cancellation);
    }

    /// <summary>Opens a study and takes its lock. The ledger is folded from its first entry.</summary>
    public static Task<RunningStudy> Open(StudyFolder folder, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (!folder.HoldsStudy)
            throw new StudyException("folder.no-study", $"There is no study in {folder.Root}: {folder.WhatIsMissing}");
        return Task.Run(() => Load(folder, FolderLock.Take(folder), null, options, cancellation), cancellation);
    }

    /// <summary>A published version of the protocol.</summary>
    public Protocol ProtocolOf(ProtocolHash hash) => _stores.Versions.Of(hash);

    /// <summary>The allocation list, once two people have opened the code; proven to be the one committed to.</summary>
    public AllocationList OpenCode()
    {
        var state = State;
        var key = state.Code ?? throw new StudyException("code.not-open", "The code has not been opened: two people approve it after the lock.");
        return Sealed.Open(key, state.Allocation!.Commitment, state.Levels);
    }

    /// <summary>The dataset that the lock names, whatever came later.</summary>
    public Task<LockedDataset> DatasetAtLock(CancellationToken cancellation = default) => LockedDataset.Read(this, cancellation);

    /// <summary>Answers a question about the committed state.</summary>
    public Task<T> Ask<T>(IQuery<T> query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Task.Run(() => query.Answer(new Reading(_writer.Now, _stores, OpenCode)), cancellation);
    }

    /// <summary>Proves the committed head to somebody who remembers an older one, with the entries she asks about.</summary>
    /// <param name="from">The size of the head she remembers; 0 when she remembers none.</param>
    /// <param name="seqs">The entries.</param>
    public HeadProof Prove(long from, IReadOnlyList<long> seqs)
    {
        ArgumentNullException.ThrowIfNull(seqs);
        return _proofs.Prove(_writer.Now, from, seqs);
    }

    /// <summary>Signs a text of another kind than a head with the key that browsers can check: 64 bytes.</summary>
    /// <remarks>The text begins with the name of its kind, so that it can never be read as a head.</remarks>
    public byte[] Sign(ReadOnlySpan<byte> text) => _keys.Signer.SignText(text);

    /// <summary>Checks everything: the log, its head, the documents, the sealed promise, and that the observations are what the log gives.</summary>
    /// <param name="progress">Told how many entries are done.</param>
    /// <param name="against">An older head that somebody else kept.</param>
    /// <param name="cancellation">Stops the check.</param>
    public Task<Verification> Verify(IProgress<long>? progress = null, Checkpoint? against = null, CancellationToken cancellation = default) =>
        Task.Run(() => StudyVerifier.Verify(_stores, Keys, Sealed, against, progress, cancellation), cancellation);

    /// <summary>Makes the observations again from the ledger.</summary>
    public Task<RebuildResult> Rebuild(IProgress<long>? progress = null, CancellationToken cancellation = default) =>
        Task.Run(() => RebuildResult.Of(_stores, Observations, progress, cancellation), cancellation);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        _stores.Ledger.Dispose();
        Sealed.Dispose();
        Identities.Dispose();
        _keys.Dispose();
        _lock.Dispose();
    }

    private static async Task<RunningStudy> SetUp(StudyFolder folder, StudySetUp setUp, StudyOptions options, CancellationToken cancellation)
    {
        var study = await Task.Run(() => Load(folder, FolderLock.Take(folder), setUp, options, cancellation), cancellation);
        try
        {
            await SettingUp.Run(study, setUp, options, cancellation);
            return study;
        }
        catch
        {
            await study.DisposeAsync();
            throw;
        }
    }

    /// <param name="folder">Where.</param>
    /// <param name="held">Its lock, which is let go when anything fails.</param>
    /// <param name="setUp">Given for a study that is being made.</param>
    /// <param name="options">Clock and chance.</param>
    /// <param name="cancellation">Stops the fold.</param>
    private static RunningStudy Load(StudyFolder folder, FolderLock held, StudySetUp? setUp, StudyOptions options, CancellationToken cancellation)
    {
        var opened = new Stack<IDisposable>([held]);
        T Keep<T>(T part)
            where T : IDisposable
        {
            opened.Push(part);
            return part;
        }
        try
        {
            var keys = Keep(setUp is null ? StudyKeys.Read(folder.Keys, "ledger") : StudyKeys.Make(folder.Keys, "ledger", $"daybook/{setUp.Study}", options.Entropy));
            var ledger = Keep(setUp is null ? LedgerPlace.Of(folder).Open() : LedgerPlace.For(folder, setUp).MakeOrOpen(keys));
            var sealedStore = Keep(SealedStore.Open(folder, options.Minimise));
            var identities = Keep(IdentityStore.Open(folder));
            var blobs = new BlobStore(folder.Blobs);
            var key = keys.Signer.Origin["daybook/".Length..];
            var stores = new JournalStores(key, ledger, keys.Signer, sealedStore, blobs, new ProtocolShelf(blobs), keys.Ids, options);
            var start = LedgerOpening.Start(stores, null, cancellation);
            if (setUp is null && start.State.Opened is null)
                throw new StudyException("study.not-set-up", $"The study in {folder.Root} was not set up to its end. Make it again in an empty folder.");
            return new RunningStudy(folder, held, keys, sealedStore, identities, stores, start);
        }
        catch
        {
            while (opened.TryPop(out var part))
                part.Dispose();
            throw;
        }
    }
}
