using System.Collections.Concurrent;
using Daybook.Study;

namespace Daybook.Server;

/// <summary>The last report of every study: the same head gives the same bytes, so it is computed once a head.</summary>
public sealed class ReportShelf
{
    private readonly ConcurrentDictionary<string, (long Size, Lazy<Task<string>> Html)> last = new(StringComparer.Ordinal);

    public async Task<string> Of(StudyRequest request, Func<RunningStudy, CancellationToken, Task<StudyReport>> make)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(make);
        var size = request.State.Size;
        // Nobody's leaving stops it: the next reader wants the same report.
        (long Size, Lazy<Task<string>> Html) Fresh() => (size, new Lazy<Task<string>>(async () => (await make(request.Study, CancellationToken.None)).Report.Html));
        var kept = last.AddOrUpdate(request.Key, _ => Fresh(), (_, old) => old.Size == size && old.Html is not { IsValueCreated: true, Value.IsFaulted: true } ? old : Fresh());
        return await kept.Html.Value.WaitAsync(request.Cancelled);
    }
}
