using System.Formats.Tar;
using Daybook.Ledger;
using Daybook.Trial;

namespace Daybook.Study;

/// <summary>A whole study in one encrypted file: the three databases, the documents, the keys, and the accounts and roles of its people. A restore is believed only after it has verified.</summary>
public static class StudyBackup
{
    /// <summary>Writes a backup of a study at work.</summary>
    public static Task Write(RunningStudy study, string file, string passphrase, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Write(study.Folder, file, passphrase, null, progress, cancellation);
    }

    /// <summary>Writes a backup. The study may be at work meanwhile, in this process or another.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="file">The backup; it must not exist.</param>
    /// <param name="passphrase">Opens it. Without it nothing does.</param>
    /// <param name="server">Where accounts and roles stand, to be kept too.</param>
    /// <param name="progress">Told the bytes written of what is kept.</param>
    /// <param name="cancellation">Stops and leaves no file.</param>
    public static Task Write(StudyFolder folder, string file, string passphrase, ServerFolder? server = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        if (!folder.HoldsStudy)
            throw new StudyException("folder.no-study", $"There is no study in {folder.Root}: {folder.WhatIsMissing}");
        if (File.Exists(file))
            throw new StudyException("backup.exists", $"{file} exists. A backup overwrites nothing; give another name.");
        return Task.Run(() => WriteWhole(folder, Path.GetFullPath(file), passphrase, server, progress, cancellation), cancellation);
    }

    /// <summary>Restores a backup into an empty folder and verifies it: the head's signature, the root, the documents, the observations.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="passphrase">Opens it.</param>
    /// <param name="folder">Where the study comes to stand.</param>
    /// <param name="server">Where accounts and roles come to stand, unless some stand there.</param>
    /// <param name="postgres">The environment variable that holds the connection string of the PostgreSQL database in which the ledger is to stand; null for a file.</param>
    /// <param name="progress">Told how many entries are verified.</param>
    /// <param name="minimise">Allocates by minimisation, so that the kits of such a study are verified too.</param>
    /// <param name="cancellation">Stops and leaves no folder.</param>
    /// <returns>What came back, verified; otherwise the folder is emptied again and a <see cref="StudyException"/> says why.</returns>
    public static Task<Restored> Restore(string file, string passphrase, StudyFolder folder, ServerFolder? server = null, string? postgres = null, IProgress<long>? progress = null, Minimise? minimise = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentException.ThrowIfNullOrEmpty(passphrase);
        if (!File.Exists(file))
            throw new StudyException("backup.missing", $"There is no file {file}.");
        folder.Make();
        return Task.Run(() => RestoreWhole(file, passphrase, folder, server, postgres, progress, minimise, cancellation), cancellation);
    }

    private static void WriteWhole(StudyFolder folder, string file, string passphrase, ServerFolder? server, IProgress<long>? progress, CancellationToken cancellation)
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
                    new BackupContents(archive, copies.Folder, progress, cancellation).Add(folder, server);
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

    private static Restored RestoreWhole(string file, string passphrase, StudyFolder folder, ServerFolder? server, string? postgres, IProgress<long>? progress, Minimise? minimise, CancellationToken cancellation)
    {
        try
        {
            var manifest = BackupExtraction.Extract(file, passphrase, folder, cancellation);
            LedgerRestore.Run(folder, postgres, cancellation);
            var found = StudyVerifier.VerifyFolder(folder, Checkpoint.Parse(manifest.Checkpoint), progress, minimise, cancellation);
            if (!found.Holds || found.Root != manifest.Root)
                throw new StudyException("backup.unsound", $"The backup opens but does not verify: {(found.Flaws.Count > 0 ? found.Flaws[0] : "its head is another one")} Nothing was restored.");
            var (book, kept) = BookRestore.Run(folder, server, manifest, cancellation);
            return new Restored(found, book, kept);
        }
        catch (Exception e)
        {
            folder.Remove();
            if (e is StudyException or OperationCanceledException)
                throw;
            throw BackupStream.Unreadable(e);
        }
    }
}
