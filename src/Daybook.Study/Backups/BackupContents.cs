using System.Formats.Tar;
using System.Text.Json;
using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>What goes into a backup: the study, and beside it under <c>server/</c> the book of accounts and roles.</summary>
internal sealed class BackupContents(TarWriter archive, string copies, IProgress<long>? progress, CancellationToken cancellation)
{
    public const string Manifest = "manifest.json", Server = "server/";

    private long _done;

    /// <summary>The ledgers are copied first: documents and identities are written before the events that name them, so they are there.</summary>
    public void Add(StudyFolder study, ServerFolder? server)
    {
        var ledger = Path.Combine(copies, Path.GetFileName(study.Ledger));
        LedgerPlace.Of(study).CopyTo(ledger);
        var stores = new[] { study.Sealed, study.Identity }.Where(File.Exists).Select(CopyOf).ToList();
        var book = server is { HoldsBook: true } ? CopyOf(server.Ledger) : null;
        AddManifest(ledger, book);
        foreach (var copy in stores.Prepend(ledger))
            Add(copy, Path.GetFileName(copy));
        foreach (var name in new BlobStore(study.Blobs).Names())
            Add(Path.Combine(study.Blobs, name[..2], name), $"blobs/{name[..2]}/{name}");
        foreach (var key in Directory.GetFiles(study.Keys).Order(StringComparer.Ordinal))
            Add(key, $"keys/{Path.GetFileName(key)}");
        if (book is not null)
            AddServer(server!, book);
    }

    private void AddServer(ServerFolder server, string book)
    {
        Add(book, Server + Path.GetFileName(server.Ledger));
        foreach (var file in server.Files)
        {
            // The log of sign-ins may grow meanwhile: what goes in is its length at one moment.
            var copy = Path.Combine(copies, "server-file");
            File.Copy(file, copy, overwrite: true);
            Add(copy, Server + Path.GetRelativePath(server.Root, file).Replace(Path.DirectorySeparatorChar, '/'));
        }
    }

    private void AddManifest(string ledgerCopy, string? bookCopy)
    {
        var checkpoint = HeadOf(ledgerCopy);
        var manifest = new BackupManifest(1, checkpoint.Head.Size, checkpoint.Head.Root.ToString(), checkpoint.ToString(), bookCopy is null ? null : HeadOf(bookCopy).ToString());
        using var bytes = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(manifest));
        archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Manifest) { DataStream = bytes, ModificationTime = DateTimeOffset.UnixEpoch });
    }

    private void Add(string path, string name)
    {
        cancellation.ThrowIfCancellationRequested();
        using var bytes = File.OpenRead(path);
        archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = bytes, ModificationTime = DateTimeOffset.UnixEpoch });
        progress?.Report(_done += bytes.Length);
    }

    private string CopyOf(string database)
    {
        var copy = Path.Combine(copies, Path.GetFileName(database));
        SqliteFile.Copy(database, copy);
        return copy;
    }

    private static Checkpoint HeadOf(string ledger)
    {
        using var store = SqliteLedgerStore.Open(ledger);
        return store.Checkpoint;
    }
}
