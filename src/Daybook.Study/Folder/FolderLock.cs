using System.Globalization;

namespace Daybook.Study;

/// <summary>The one-writer rule: an operating-system lock on the pid file, gone with the process however it dies.</summary>
/// <remarks>The second guard is the ledger's own compare-and-swap, for file systems that do not lock.</remarks>
public sealed class FolderLock : IDisposable
{
    private readonly FileStream _held;

    private FolderLock(FileStream held) => _held = held;

    /// <summary>Takes the lock, or says who has it.</summary>
    public static FolderLock Take(StudyFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        FileStream stream;
        try
        {
            stream = new FileStream(folder.PidFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException and not FileNotFoundException)
        {
            throw new StudyException("folder.in-use", InUse(folder), e);
        }
        stream.SetLength(0);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
        stream.Flush();
        return new FolderLock(stream);
    }

    public void Dispose() => _held.Dispose();

    private static string InUse(StudyFolder folder) =>
        $"Another process{Holder(folder)} writes to the study in {folder.Root}. Its lock is on {folder.PidFile}; end that process, do not delete the file.";

    private static string Holder(StudyFolder folder)
    {
        try
        {
            // Sharing everything asks for no lock, so the holder's file can be read.
            using var stream = new FileStream(folder.PidFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
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
