namespace Daybook.Tests.Server.Sync;

/// <summary>The study that every run copies, and where the copies stand.</summary>
internal sealed class SyncTemplate(string folder) : IAsyncDisposable
{
    private int made;

    public string Folder => folder;

    /// <summary>In memory where there is such a place: what is tried here is no disk.</summary>
    public static async Task<SyncTemplate> Make(int people = 1)
    {
        var folder = Directory.Exists("/dev/shm") ? Path.Combine("/dev/shm", "daybook-sync-" + Path.GetRandomFileName()) : Directory.CreateTempSubdirectory("daybook-sync-").FullName;
        Directory.CreateDirectory(folder);
        await PhoneStudy.Make(Path.Combine(folder, "template"), people);
        return new SyncTemplate(folder);
    }

    public Task<PhoneStudy> Copy() => PhoneStudy.Open(Path.Combine(folder, "template"), Path.Combine(folder, $"run-{Interlocked.Increment(ref made)}"));

    /// <summary>One run; the promise that was broken, or null.</summary>
    public async Task<(string? Violation, SyncRun Run)> Run(PhoneProcess phone, int seed, ServerFault? wrong = null)
    {
        await using var study = await Copy();
        var run = new SyncRun(study, phone, seed, wrong);
        try
        {
            await run.Go();
            return (null, run);
        }
        catch (Exception broken) when (broken is Violation or TimeoutException)
        {
            return (broken.Message, run);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
