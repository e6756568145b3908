using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>Requests that wait in the queue, when they came, and who waits for the answer.</summary>
internal sealed class Ticket(IReadOnlyList<Request> requests, Instant at)
{
    // The writer must not run its callers' code.
    private readonly TaskCompletionSource<IReadOnlyList<Reply>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<Request> Requests { get; } = requests;

    public Instant At { get; } = at;

    public Task<IReadOnlyList<Reply>> Answer => _answer.Task;

    /// <summary>A redaction deletes what others may be reading and is a transaction of its own.</summary>
    public bool StandsAlone => Requests.Any(r => r.Command is RedactPayloads);

    public void Reply(IReadOnlyList<Reply> replies) => _answer.TrySetResult(replies);

    public void Fail(Exception problem) => _answer.TrySetException(problem);
}
