using System.Globalization;
using System.Text;

namespace Daybook.Study;

/// <summary>The one-writer rule: an operating-system lock on a file of the folder, gone with the process however it dies. A second
/// file beside it says who holds it.</summary>
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
        FileStream held;
        try
        {
            held = new FileStream(Path.ChangeExtension(pidFile, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not DirectoryNotFoundException)
        {
            throw new StudyException("folder.in-use", InUse(pidFile), e);
        }
        File.WriteAllText(pidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n", Encoding.ASCII);
        return new FolderLock(held);
    }

    public void Dispose() => _held.Dispose();

    private static string InUse(string pidFile) =>
        $"Another process{Holder(pidFile)} writes to {Path.GetDirectoryName(pidFile)}. {pidFile} names it; end that process, do not delete the file.";

    private static string Holder(string pidFile)
    {
        try
        {
            var pid = File.ReadAllText(pidFile).Trim();
            return pid.Length == 0 ? "" : $" (pid {pid})";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
