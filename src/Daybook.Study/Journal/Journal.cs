using System.Threading.Channels;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>The one way to change a study. Commands queue; one writer decides them in the order of arrival and commits whatever
/// is queued, never waiting for more; an answer comes only after the disk has it.</summary>
public sealed class Journal : IAsyncDisposable
{
    private const int Queue = 4096, MostRequests = 512;

    private readonly Channel<Ticket> _queue = Channel.CreateBounded<Ticket>(new BoundedChannelOptions(Queue) { SingleReader = true });
    private readonly JournalWriter _writer;
    private readonly TimeProvider _clock;
    private readonly Task _loop;

    internal Journal(JournalWriter writer, TimeProvider clock)
    {
        _writer = writer;
        _clock = clock;
        _loop = Task.Run(Work);
    }

    /// <summary>Why nothing is written any more; null while all is well. The study must be opened again.</summary>
    public string? Stopped => _writer.Stopped?.Message;

    /// <summary>Asks one command.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="commandId">The caller's id of the command: asked again, it gets the old receipts. A device's entry goes by its entry id instead.</param>
    /// <param name="cancellation">Ends the waiting, not the command: ask again under the same id to learn what became of it.</param>
    public Task<Reply> Do(Command command, Actor by, string commandId, CancellationToken cancellation = default) =>
        Do(new Request(command, by, commandId), cancellation);

    /// <summary>Asks one command of an actor whose role may be bound to a site.</summary>
    public async Task<Reply> Do(Request request, CancellationToken cancellation = default) => (await DoBatch([request], cancellation))[0];

    /// <summary>Asks several commands in one order and one transaction. One that is refused does not undo the others.</summary>
    public async Task<IReadOnlyList<Reply>> DoBatch(IReadOnlyList<Request> requests, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        if (requests.Count == 0)
            return [];
        var ticket = new Ticket(requests, Now());
        if (ticket.StandsAlone && requests.Count > 1)
            throw new ArgumentException("A redaction is a transaction of its own and cannot stand in a batch.", nameof(requests));
        try
        {
            await _queue.Writer.WriteAsync(ticket, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new StudyException("journal.closed", "The study is closed. Nothing was recorded.", e);
        }
        return await ticket.Answer.WaitAsync(cancellation);
    }

    /// <summary>Takes no more commands, finishes those that wait, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task Work()
    {
        while (await _queue.Reader.WaitToReadAsync())
            _writer.Commit(Waiting());
    }

    /// <summary>What is queued now, up to a bound, so that one transaction does not keep everybody waiting.</summary>
    private List<Ticket> Waiting()
    {
        var tickets = new List<Ticket>();
        for (var requests = 0; requests < MostRequests && _queue.Reader.TryPeek(out var next);)
        {
            if (next.StandsAlone && tickets.Count > 0)
                break;
            _queue.Reader.TryRead(out _);
            tickets.Add(next);
            requests += next.Requests.Count;
            if (next.StandsAlone)
                break;
        }
        return tickets;
    }

    /// <summary>Whole microseconds, as the ledger keeps them: what is decided now and what is folded later must be one time.</summary>
    private Instant Now()
    {
        var ticks = _clock.GetUtcNow().UtcTicks;
        return Instant.FromDateTimeOffset(new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
    }
}
