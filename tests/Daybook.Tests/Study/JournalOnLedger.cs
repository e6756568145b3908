using Daybook.Ledger;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;
using Actor = Daybook.Trial.Actor;

namespace Daybook.Tests.Study;

/// <summary>A journal over any ledger, without a study's folder around it.</summary>
internal sealed class JournalOnLedger : IAsyncDisposable
{
    private readonly string _folder = StudyOnDisk.NewFolder();
    private readonly CheckpointKeys _keys;

    private JournalOnLedger(Func<CheckpointKeys, string, ILedgerStore> open, Library? library = null)
    {
        _keys = CheckpointKeys.FromSeed("daybook/study-1", new byte[32]);
        Ledger = open(_keys, _folder);
        var (blobs, versions) = library ?? Library.In(_folder);
        Stores = new JournalStores("study-1", Ledger, _keys, new AnyKit(), blobs, versions, new EntryIds(new byte[32]), new StudyOptions { Clock = Clock, Entropy = new TestEntropy(7) });
        Writer = new JournalWriter(Stores, LedgerOpening.Start(Stores, null, CancellationToken.None));
        Journal = new Journal(Writer, Clock);
    }

    public StudyClock Clock { get; } = new("2026-06-01T10:00:00Z");

    public ILedgerStore Ledger { get; }

    public JournalStores Stores { get; }

    public JournalWriter Writer { get; }

    public Journal Journal { get; }

    public IReadOnlyList<VerifierKey> Keys => _keys.VerifierKeys;

    /// <summary>A journal on which nothing has happened yet.</summary>
    public static JournalOnLedger Empty() => new((keys, folder) => SqliteLedgerStore.Create(Path.Combine(folder, "ledger.db"), keys));

    /// <summary>A journal on any new ledger, on which nothing has happened yet.</summary>
    public static JournalOnLedger Blank(Func<CheckpointKeys, string, ILedgerStore> open, Library library) => new(open, library);

    /// <summary>A journal on a ledger file that was written before; documents may be shared by many.</summary>
    public static JournalOnLedger On(byte[] file, Library library) => new(
        (_, folder) =>
        {
            var path = Path.Combine(folder, "ledger.db");
            File.WriteAllBytes(path, file);
            return SqliteLedgerStore.Open(path);
        },
        library);

    public static async Task<JournalOnLedger> Make(Func<CheckpointKeys, string, ILedgerStore> open)
    {
        var made = new JournalOnLedger(open);
        await made.Done(new OpenStudy("study-1", "minimal", "Open Institute", "A minimal crossover", Purpose.Rehearsal), "open", StudyOnDisk.Adam);
        await made.Done(new PublishProtocol(StudyOnDisk.Yaml), "publish", StudyOnDisk.Adam);
        return made;
    }

    public static ScreenParticipant Screen(string key) => new(new ParticipantKey(key), "north", new LocalDate(2026, 6, 1), "clinic", null);

    public async Task<IReadOnlyList<Receipt>> Done(Command command, string id, Actor? by = null) =>
        await Journal.Do(command, by ?? StudyOnDisk.Cora, id) is Reply.Done done ? done.Receipts : throw new InvalidOperationException("It was refused.");

    /// <summary>Closes the ledger and gives its file.</summary>
    public async Task<byte[]> Close()
    {
        await Journal.DisposeAsync();
        Ledger.Dispose();
        return await File.ReadAllBytesAsync(Path.Combine(_folder, "ledger.db"));
    }

    public async ValueTask DisposeAsync()
    {
        await Journal.DisposeAsync();
        Ledger.Dispose();
        _keys.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Documents, and the protocols that were read from them.</summary>
    public sealed record Library(BlobStore Blobs, ProtocolShelf Versions)
    {
        public static Library In(string folder)
        {
            var blobs = new BlobStore(Directory.CreateDirectory(Path.Combine(folder, "blobs")).FullName);
            return new Library(blobs, new ProtocolShelf(blobs));
        }
    }

    private sealed class AnyKit : IVault
    {
        public KitId? Choose(IEnumerable<KitId> shelf, string stratum, int index, KitTurn turn, IReadOnlyList<IReadOnlyList<string>> levels) => shelf.Select(kit => (KitId?)kit).FirstOrDefault();
    }
}
