namespace Daybook.Study;

/// <summary>A place inside the study's own folder for the plain copies that a backup seals: where the study may lie, they may. It is gone afterwards;
/// what a killed backup left is cleared by the next one.</summary>
internal sealed class PlainCopies : IDisposable
{
    private const string Prefix = "backup-copies-";

    private readonly FileStream _held;

    private PlainCopies(string folder)
    {
        Folder = folder;
        Durable.MakePrivateFolder(folder);
        _held = Hold(folder);
    }

    public string Folder { get; }

    public static PlainCopies Make(StudyFolder study)
    {
        foreach (var left in Directory.GetDirectories(study.Root, Prefix + "*"))
            Clear(left);
        return new PlainCopies(Path.Combine(study.Root, Prefix + Guid.NewGuid().ToString("N")));
    }

    public void Dispose()
    {
        _held.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    // Another process may be writing its backup just now: it holds its folder.
    private static void Clear(string left)
    {
        try
        {
            Hold(left).Dispose();
            Directory.Delete(left, recursive: true);
        }
        catch (IOException)
        {
            // Its backup is at work, or ended meanwhile.
        }
    }

    private static FileStream Hold(string folder) => new(Path.Combine(folder, "held"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
