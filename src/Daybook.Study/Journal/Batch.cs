using System.Text;
using Daybook.Ledger;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>Commands decided one after the other, each against the state that the ones before it made. Nothing is written yet.</summary>
internal sealed class Batch : IDisposable
{
    private const int LongestId = 200;

    private readonly JournalStores _stores;
    private readonly LedgerSnapshot _snapshot;
    private readonly List<EntryDraft> _drafts = [];
    private readonly List<Entry> _entries = [];
    private readonly List<ObservationRow> _rows = [];
    private readonly Dictionary<string, Pending.New> _byCommand = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entry> _byEntry = new(StringComparer.Ordinal);
    private Frontier _frontier;
    private bool _closed;

    public Batch(JournalStores stores, Committed start)
    {
        _stores = stores;
        _snapshot = stores.Ledger.Snapshot();
        Start = start;
        State = start.State;
        _frontier = Frontier.FromBytes(start.Head.Size, start.Frontier);
    }

    public Committed Start { get; }

    public StudyState State { get; private set; }

    public IReadOnlyList<EntryDraft> Drafts => _drafts;

    public IReadOnlyCollection<ObservationRow> Rows => _rows;

    public byte[] FrontierBytes => _frontier.ToBytes();

    /// <summary>Decides a ticket's requests in their order. When one of them breaks, none of the ticket's leaves a trace.</summary>
    public List<Pending> Decide(Ticket ticket)
    {
        var (state, frontier, drafts, rows) = (State, _frontier.ToBytes(), _drafts.Count, _rows.Count);
        try
        {
            return [.. ticket.Requests.Select(request => Decide(request, ticket.At))];
        }
        catch
        {
            State = state;
            _frontier = Frontier.FromBytes(state.Size, frontier);
            Forget(drafts);
            _rows.RemoveRange(rows, _rows.Count - rows);
            throw;
        }
    }

    /// <summary>Ends the reading of the old state.</summary>
    public void Dispose()
    {
        if (!_closed)
            _snapshot.Dispose();
        _closed = true;
    }

    private Pending Decide(Request request, Instant at) => request.Command is SubmitEntry entry
        ? Submit(new Asked(request, "entry:" + entry.EntryId, at), entry)
        : Act(new Asked(request, request.CommandId, at));

    /// <summary>A person's command: known by its id and its bytes.</summary>
    private Pending Act(Asked asked)
    {
        if (!IsUsable(asked.CommandId))
            return new Pending.No(StudyRefusals.IdNotUsable("command id"));
        if (FindCommand(asked.CommandId) is not { } old)
            return Accept(asked, act => Decisions.Decide(asked.Request.Command, State, act));
        return FirstId(old) == _stores.Ids.Of(asked, 0) ? old : new Pending.No(StudyRefusals.IdReused(asked.CommandId));
    }

    /// <summary>A device's entry: known by the id that the device gave it. Other bytes under that id are kept beside it.</summary>
    private Pending Submit(Asked asked, SubmitEntry entry)
    {
        if (!IsUsable(entry.EntryId))
            return new Pending.No(StudyRefusals.IdNotUsable("entry id"));
        if (FindEntry(entry.EntryId) is not { } known)
            return Accept(asked, act => Decisions.Decide(entry, State, act));
        // A redacted entry has no bytes to compare: it was received, and that is what the device asks.
        if (known.Payload is null || known.Payload.AsSpan().SequenceEqual(entry.Payload.Span))
            return FindCommand(known.Envelope.CommandId)!;
        var conflict = new Asked(asked.Request, "conflict:" + _stores.Ids.OfConflict(entry.EntryId, entry.Payload.Span), asked.At);
        return FindCommand(conflict.CommandId) ?? Accept(conflict, act => SubmitEntry.KeepConflict(entry, known.Seq, conflict.CommandId, State, act));
    }

    private Pending Accept(Asked asked, Func<Act, Decision> decide)
    {
        var request = asked.Request;
        if (Permissions.Refuses(request.By, request.Site, request.Command, State) is { } refusal)
            return new Pending.No(refusal);
        if (request.Command is RedactPayloads redact && redact.Entries.FirstOrDefault(IsErased, -1) is >= 0 and var erased)
            return new Pending.No(StudyRefusals.ErasedBefore(erased));
        return decide(new Act(request.By, asked.At, asked.CommandId, _stores.Vault, () => _frontier.Root.ToString())) switch
        {
            Decision.Refused refused => new Pending.No(refused.Refusal),
            Decision.Accepted accepted => Add(asked, accepted),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private Pending Add(Asked asked, Decision.Accepted accepted)
    {
        foreach (var blob in accepted.Blobs)
            _stores.Blobs.Put(blob.Span);
        var command = accepted.Entries.Select((made, index) => Record(asked, made, index)).ToList();
        var rows = new List<ObservationRow>();
        var after = CommandFold.Apply(State, [.. command.Select(r => new Step(r))], _stores.Versions.Of, rows);
        var drafts = command.Select((recorded, index) => Drafting.Of(_stores, recorded, accepted.Entries[index], asked, index, after)).ToList();
        List<Entry> entries;
        try
        {
            // Sealing now shows what the ledger would refuse, so that one command cannot spoil the batch of others.
            entries = [.. drafts.Select((draft, index) => draft.Seal(State.Size + index))];
        }
        catch (ArgumentException e)
        {
            return new Pending.No(StudyRefusals.NotStorable(e.Message));
        }
        var pending = new Pending.New(_drafts.Count, drafts.Count);
        _byCommand.Add(asked.CommandId, pending);
        entries.ForEach(Add);
        _drafts.AddRange(drafts);
        _rows.AddRange(rows);
        State = after;
        return pending;
    }

    private void Add(Entry entry)
    {
        _byEntry.Add(entry.EntryId, entry);
        _entries.Add(entry);
        _frontier.Append(entry.LeafHash);
    }

    private void Forget(int kept)
    {
        foreach (var entry in _entries.Skip(kept))
        {
            _byEntry.Remove(entry.EntryId);
            _byCommand.Remove(entry.Envelope.CommandId);
        }
        _drafts.RemoveRange(kept, _drafts.Count - kept);
        _entries.RemoveRange(kept, _entries.Count - kept);
    }

    private Recorded Record(Asked asked, NewEntry made, int index) => new(
        State.Size + index,
        made.EntryId ?? _stores.Ids.Of(asked, index),
        asked.At,
        asked.Request.By,
        made.Event.About ?? asked.Request.Command.About,
        made.Event,
        made.Origin);

    /// <summary>What an earlier command wrote, in this batch or before it.</summary>
    private Pending? FindCommand(string commandId)
    {
        if (_byCommand.TryGetValue(commandId, out var made))
            return made;
        var old = OldEntries.Of(_snapshot, commandId);
        return old.Count == 0 ? null : new Pending.Old(old);
    }

    private Entry? FindEntry(string entryId) => _byEntry.GetValueOrDefault(entryId) ?? _snapshot.FindByEntryId(entryId);

    private bool IsErased(long seq) => _snapshot.Read(new EntryQuery { FromSeq = seq, BeforeSeq = seq + 1 }).Any(e => e.IsRedacted);

    private string FirstId(Pending pending) => pending switch
    {
        Pending.New made => _entries[made.First].EntryId,
        Pending.Old old => old.Entries[0].EntryId,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool IsUsable(string id) =>
        id.Length is > 0 and <= LongestId && !id.Any(char.IsControl) && Encoding.UTF8.GetByteCount(id) <= LongestId;
}
