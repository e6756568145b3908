using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>The organisation's own ledger, <c>server.db</c>: accounts and roles, changed through a journal like everything else.</summary>
public sealed class ServerBook : IAsyncDisposable
{
    private readonly FolderLock _lock;
    private readonly StudyKeys _keys;
    private readonly JournalStores _stores;
    private readonly JournalWriter _writer;
    private readonly OneTimeLinks _links;

    private ServerBook(FolderLock held, StudyKeys keys, JournalStores stores, Committed start)
    {
        (_lock, _keys, _stores) = (held, keys, stores);
        _writer = new JournalWriter(stores, start);
        _links = new OneTimeLinks(stores.Ledger, stores.Options.Clock);
        Journal = new Journal(_writer, stores.Options.Clock);
    }

    /// <summary>The way to change it: <see cref="CreateAccount"/>, <see cref="GrantRole"/>, <see cref="RevokeRole"/>.</summary>
    public Journal Journal { get; }

    /// <summary>The committed state: its accounts.</summary>
    public StudyState State => _writer.Now.State;

    /// <summary>The committed head.</summary>
    public LedgerHead Head => _writer.Now.Head;

    /// <summary>The public keys that check the heads.</summary>
    public IReadOnlyList<VerifierKey> Keys => _keys.Signer.VerifierKeys;

    /// <summary>Opens the book of a data folder; a new one is made.</summary>
    public static Task<ServerBook> CreateOrOpen(string dataFolder, StudyOptions options, CancellationToken cancellation = default) =>
        Task.Run(() => Load(new ServerFolder(dataFolder), options, cancellation), cancellation);

    /// <summary>Answers a question about the committed state.</summary>
    public Task<T> Ask<T>(IQuery<T> query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Task.Run(() => query.Answer(new Reading(_writer.Now, _stores, openCode: null)), cancellation);
    }

    /// <summary>Makes a link that signs its account in once. The token is shown now and never again: only its hash is kept.</summary>
    public string MakeLink(string account, TimeSpan validFor) => _links.Make(account, validFor);

    /// <summary>Uses a link up. Null when it is unknown, used or too old; the caller cannot tell which.</summary>
    public string? UseLink(string token) => _links.Use(token);

    /// <summary>Checks the book's log.</summary>
    public Task<Verification> Verify(IProgress<long>? progress = null, Checkpoint? against = null, CancellationToken cancellation = default) =>
        Task.Run(() => StudyVerifier.Verify(_stores, Keys, null, against, progress, cancellation), cancellation);

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        _stores.Ledger.Dispose();
        _keys.Dispose();
        _lock.Dispose();
    }

    private static ServerBook Load(ServerFolder folder, StudyOptions options, CancellationToken cancellation)
    {
        folder.Make();
        var opened = new Stack<IDisposable>();
        try
        {
            var held = FolderLock.Take(folder.PidFile);
            opened.Push(held);
            var keys = StudyKeys.Make(folder.Keys, "server", "daybook/server", options.Entropy);
            opened.Push(keys);
            var ledger = new LedgerInFile(folder.Ledger).MakeOrOpen(keys);
            opened.Push(ledger);
            var blobs = new BlobStore(folder.Blobs);
            var stores = new JournalStores("server", ledger, keys.Signer, new NoVault(), blobs, new ProtocolShelf(blobs), keys.Ids, options);
            var start = LedgerOpening.Start(stores, null, cancellation);
            ledger.WriteDerived(OneTimeLinks.MakeTable);
            return new ServerBook(held, keys, stores, start);
        }
        catch
        {
            while (opened.TryPop(out var part))
                part.Dispose();
            throw;
        }
    }

    /// <summary>Nothing is sealed in the server's book.</summary>
    private sealed class NoVault : IVault
    {
        public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels) => null;
    }
}
