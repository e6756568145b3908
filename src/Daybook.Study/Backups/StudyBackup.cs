using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Daybook.Ledger;
using Microsoft.Data.Sqlite;

namespace Daybook.Study;

/// <summary>A whole study in one encrypted file: the three databases, the documents and the keys. A restore is believed only after it has verified.</summary>
public static class StudyBackup
{
    private const string Manifest = "manifest.json";

    /// <summary>Writes a backup of a study at work.</summary>
    public static Task Write(RunningStudy study, string file, string passphrase, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Write(study.Folder, file, passphrase, progress, cancellation);
    }

    /// <summary>Writes a backup. The study may be at work meanwhile, in this process or another.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="file">The backup; it must not exist.</param>
    /// <param name="passphrase">Opens it. Without it nothing does.</param>
    /// <param name="progress">Told the bytes written of what is kept.</param>
    /// <param name="cancellation">Stops and leaves no file.</param>
    public static Task Write(StudyFolder folder, string file, string passphrase, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        if (!folder.HoldsStudy)
            throw new StudyException("folder.no-study", $"There is no study in {folder.Root}: ledger.db is not there.");
        if (File.Exists(file))
            throw new StudyException("backup.exists", $"{file} exists. A backup overwrites nothing; give another name.");
        return Task.Run(() => WriteWhole(folder, Path.GetFullPath(file), passphrase, progress, cancellation), cancellation);
    }

    /// <summary>Restores a backup into an empty folder and verifies it: the head's signature, the root, the documents, the observations.</summary>
    /// <returns>The verification, which holds; otherwise the folder is emptied again and a <see cref="StudyException"/> says why.</returns>
    public static Task<Verification> Restore(string file, string passphrase, StudyFolder folder, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        if (!File.Exists(file))
            throw new StudyException("backup.missing", $"There is no file {file}.");
        folder.Make();
        return Task.Run(() => RestoreWhole(file, passphrase, folder, progress, cancellation), cancellation);
    }

    private static void WriteWhole(StudyFolder folder, string file, string passphrase, IProgress<long>? progress, CancellationToken cancellation)
    {
        var beside = file + ".part";
        using var copies = PlainCopies.Make(folder);
        try
        {
            using (var target = new FileStream(beside, FileMode.Create, FileAccess.Write))
            {
                var header = BackupHeader.Make();
                target.Write(header.Bytes);
                using var stream = new SealingStream(target, header, header.KeyFrom(passphrase));
                using (var archive = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true))
                    Fill(archive, folder, copies.Folder, progress, cancellation);
                stream.Finish();
                target.Flush(flushToDisk: true);
            }
            File.Move(beside, file, overwrite: false);
            Durable.SyncFolder(Path.GetDirectoryName(file)!);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>The ledger is copied first: documents and identities are written before the events that name them, so they are there.</summary>
    private static void Fill(TarWriter archive, StudyFolder folder, string copies, IProgress<long>? progress, CancellationToken cancellation)
    {
        var done = 0L;
        void Add(string path, string name)
        {
            cancellation.ThrowIfCancellationRequested();
            using var bytes = File.OpenRead(path);
            archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = bytes, ModificationTime = DateTimeOffset.UnixEpoch });
            progress?.Report(done += bytes.Length);
        }
        foreach (var database in folder.Databases.Where(File.Exists))
        {
            var copy = Path.Combine(copies, Path.GetFileName(database));
            CopyDatabase(database, copy);
            if (database == folder.Ledger)
                AddManifest(archive, copy);
            Add(copy, Path.GetFileName(database));
        }
        foreach (var name in new BlobStore(folder.Blobs).Names())
            Add(Path.Combine(folder.Blobs, name[..2], name), $"blobs/{name[..2]}/{name}");
        foreach (var key in Directory.GetFiles(folder.Keys).Order(StringComparer.Ordinal))
            Add(key, $"keys/{Path.GetFileName(key)}");
    }

    private static void AddManifest(TarWriter archive, string ledgerCopy)
    {
        using var ledger = SqliteLedgerStore.Open(ledgerCopy);
        var head = ledger.Head;
        using var bytes = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new BackupManifest(1, head.Size, head.Root.ToString(), ledger.Checkpoint.ToString())));
        archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, Manifest) { DataStream = bytes, ModificationTime = DateTimeOffset.UnixEpoch });
    }

    private static void CopyDatabase(string from, string to)
    {
        using var source = SqliteFile.OpenToRead(from);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
    }

    private static Verification RestoreWhole(string file, string passphrase, StudyFolder folder, IProgress<long>? progress, CancellationToken cancellation)
    {
        try
        {
            var manifest = Extract(file, passphrase, folder, cancellation);
            var found = StudyVerifier.VerifyFolder(folder, Checkpoint.Parse(manifest.Checkpoint), progress, cancellation);
            if (!found.Holds || found.Root != manifest.Root)
                throw new StudyException("backup.unsound", $"The backup opens but does not verify: {(found.Flaws.Count > 0 ? found.Flaws[0] : "its head is another one")} Nothing was restored.");
            return found;
        }
        catch (Exception e)
        {
            Directory.Delete(folder.Root, recursive: true);
            if (e is StudyException or OperationCanceledException)
                throw;
            throw BackupStream.Unreadable(e);
        }
    }

    private static BackupManifest Extract(string file, string passphrase, StudyFolder folder, CancellationToken cancellation)
    {
        using var source = File.OpenRead(file);
        var header = BackupHeader.Read(source);
        using var stream = new OpeningStream(source, header, header.KeyFrom(passphrase));
        using var archive = new TarReader(stream);
        BackupManifest? manifest = null;
        while (archive.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name == Manifest)
                manifest = JsonSerializer.Deserialize<BackupManifest>(entry.DataStream!);
            else
                Put(folder, entry);
        }
        // The archive ends before the file does; reading on finds a cut or an addition.
        while (stream.Read(new byte[4096]) > 0)
        {
        }
        return manifest is { Format: 1 } ? manifest : throw new StudyException("backup.unreadable", "The backup is of another format than this version of Daybook reads. Nothing was restored.");
    }

    private static void Put(StudyFolder folder, TarEntry entry)
    {
        string[] databases = ["ledger.db", "sealed.db", "identity.db"];
        var known = databases.Contains(entry.Name) || entry.Name.StartsWith("blobs/", StringComparison.Ordinal) || entry.Name.StartsWith("keys/", StringComparison.Ordinal);
        if (!known || entry.Name.Contains("..", StringComparison.Ordinal))
            throw new CryptographicException($"The backup holds {entry.Name}, which is no part of a study.");
        var path = Path.Combine(folder.Root, entry.Name);
        Durable.MakePrivateFolder(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var target = new FileStream(path, options);
        entry.DataStream?.CopyTo(target);
        target.Flush(flushToDisk: true);
    }
}
