using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;

namespace Daybook.Study;

/// <summary>Takes a backup apart into a folder, where it is looked at before anything is believed.</summary>
internal static class BackupExtraction
{
    private static readonly string[] Names = ["ledger.db", "sealed.db", "identity.db", "blobs/", "keys/", BackupContents.Server];

    public static BackupManifest Extract(string file, string passphrase, StudyFolder folder, CancellationToken cancellation)
    {
        using var source = File.OpenRead(file);
        var header = BackupHeader.Read(source);
        using var stream = new OpeningStream(source, header, header.KeyFrom(passphrase));
        using var archive = new TarReader(stream);
        BackupManifest? manifest = null;
        while (archive.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.Name == BackupContents.Manifest)
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
        var known = Names.Any(name => name.EndsWith('/') ? entry.Name.StartsWith(name, StringComparison.Ordinal) : entry.Name == name);
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
