using Daybook.Cli.Verbs;
using Daybook.Study;

namespace Daybook.Cli;

/// <summary>A study that is being made. Unless it is kept, its folder goes again: whatever fails half-way leaves nothing behind.</summary>
internal sealed class NewStudy : IAsyncDisposable
{
    private bool kept;

    private NewStudy(RunningStudy study) => Study = study;

    public RunningStudy Study { get; }

    public static async Task<NewStudy> Make(StudyFolder folder, StudySetUp setUp, CancellationToken cancellation)
    {
        var mine = !Directory.Exists(folder.Root);
        try
        {
            return new NewStudy(await RunningStudy.Create(folder, setUp, StudyChoice.RealOptions(), cancellation));
        }
        catch when (mine && Directory.Exists(folder.Root))
        {
            folder.Remove();
            throw;
        }
    }

    /// <summary>From here on the study stays.</summary>
    public RunningStudy Keep()
    {
        kept = true;
        return Study;
    }

    public async ValueTask DisposeAsync()
    {
        await Study.DisposeAsync();
        if (!kept) Study.Folder.Remove();
    }
}
