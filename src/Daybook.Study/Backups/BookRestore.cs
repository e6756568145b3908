using Daybook.Ledger;

namespace Daybook.Study;

/// <summary>Brings the book of accounts and roles back, where none stands. Studies share a book: one that stands is newer or another, and is never overwritten.</summary>
internal static class BookRestore
{
    /// <summary>Verifies the book that was extracted, then moves it into its place.</summary>
    /// <returns>The verification, null without a book, and whether a book that stood there was kept.</returns>
    public static (Verification? Found, bool Kept) Run(StudyFolder study, ServerFolder? server, BackupManifest manifest, CancellationToken cancellation)
    {
        if (manifest.Book is not { } head)
            return (null, false);
        var extracted = new ServerFolder(Path.Combine(study.Root, BackupContents.Server));
        var found = StudyVerifier.VerifyBook(extracted, Checkpoint.Parse(head), cancellation);
        if (!found.Holds)
            throw new StudyException("backup.unsound", $"The accounts and roles in the backup do not verify: {found.Flaws[0]} Nothing was restored.");
        var kept = server is null || !Move(extracted, server);
        Directory.Delete(extracted.Root, recursive: true);
        return (found, kept);
    }

    /// <summary>The ledger comes last: until it stands there is no book, and the restore can be run again.</summary>
    private static bool Move(ServerFolder from, ServerFolder to)
    {
        to.Make();
        using var held = FolderLock.Take(to.PidFile);
        if (to.HoldsBook)
            return false;
        foreach (var file in from.Files.Append(from.Ledger))
        {
            var target = Path.Combine(to.Root, Path.GetRelativePath(from.Root, file));
            Durable.MakePrivateFolder(Path.GetDirectoryName(target)!);
            File.Move(file, target, overwrite: true);
            Durable.SyncFolder(Path.GetDirectoryName(target)!);
        }
        return true;
    }
}
