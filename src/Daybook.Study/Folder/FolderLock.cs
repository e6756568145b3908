using System.Globalization;

namespace Daybook.Study;

/// <summary>The one-writer rule: an operating-system lock on the pid file, gone with the process however it dies.</summary>
/// <remarks>The second guard is the ledger's own compare-and-swap, for file systems that do not lock.</remarks>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Takes the lock of a study's folder, or says who has it.</summary>
    public static FolderLock Take(StudyFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Take(folder.PidFile);
    }

    internal static FolderLock Take(string pidFile)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(pidFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not FileNotFoundException)
        {
            throw new StudyException("folder.in-use", InUse(pidFile), e);
        }
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
        stream.Flush();
        return new FolderLock(stream);
    }

    public void Dispose() => _held.Dispose();

    private static string InUse(string pidFile) =>
        $"Another process{Holder(pidFile)} writes to {Path.GetDirectoryName(pidFile)}. Its lock is on {pidFile}; end that process, do not delete the file.";

    private static string Holder(string pidFile)
    {
        try
        {
            // Sharing everything asks for no lock, so the holder's file can be read.
            using var stream = new FileStream(pidFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            var pid = reader.ReadToEnd().Trim();
            return pid.Length == 0 ? "" : $" (pid {pid})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
