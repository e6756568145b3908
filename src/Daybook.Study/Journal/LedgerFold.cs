using Daybook.Ledger;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>Reads the ledger from its first entry and folds it: the state, the tree's edge and, when somebody takes them, the observations.</summary>
internal sealed class LedgerFold(Func<ProtocolHash, Protocol> protocolOf, Residues residues)
{
    private const int ProgressStep = 4096;

    private readonly List<Entry> _command = [];

    public StudyState State { get; private set; } = StudyState.Empty;

    public Frontier Frontier { get; } = new();

    /// <summary>Folds entries in the order of the log. Events of one command belong together: a verdict and the entry it judges.</summary>
    public void Take(IEnumerable<Entry> entries, Action<IReadOnlyCollection<ObservationRow>>? observe = null, IProgress<long>? progress = null, CancellationToken cancellation = default)
    {
        foreach (var entry in entries)
        {
            if (_command.Count > 0 && _command[0].Envelope.CommandId != entry.Envelope.CommandId)
                Fold(observe);
            _command.Add(entry);
            Frontier.Append(entry.LeafHash);
            if (Frontier.Size % ProgressStep == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(Frontier.Size);
            }
        }
        Fold(observe);
        progress?.Report(Frontier.Size);
    }

    /// <summary>An entry whose payload is there.</summary>
    public static Recorded Read(Entry entry) => Read(entry, StoredEvents.Read(entry.Type, entry.Payload));

    private void Fold(Action<IReadOnlyCollection<ObservationRow>>? observe)
    {
        if (_command.Count == 0)
            return;
        var rows = observe is null ? null : new List<ObservationRow>();
        State = CommandFold.Apply(State, [.. _command.Select(ReadOrSay)], protocolOf, rows);
        _command.Clear();
        if (rows is { Count: > 0 })
            observe!(rows);
    }

    private Step ReadOrSay(Entry entry)
    {
        try
        {
            return entry.IsRedacted ? new Step(Remains(entry, residues.Of(entry)), Erased: true) : new Step(Read(entry));
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or FormatException or KeyNotFoundException or ArgumentException)
        {
            throw new StudyException("ledger.unreadable", $"Entry {entry.Seq} ({entry.Type}) cannot be read: {e.Message} Run daybook verify; if it holds, this version of Daybook is older than the entry.", e);
        }
    }

    private static Recorded Remains(Entry entry, RedactedEntry remains) =>
        Read(entry, remains.Residue(entry.Envelope.ParticipantKey is { } key ? new ParticipantKey(key) : null)) with { Remains = remains };

    private static Recorded Read(Entry entry, TrialEvent happened) => new(
        entry.Seq,
        entry.EntryId,
        Instant.FromDateTimeOffset(entry.Envelope.ReceivedUtc),
        Wording.Of(entry.Envelope.Actor),
        entry.Envelope.ParticipantKey is { } key ? new ParticipantKey(key) : null,
        happened,
        entry.Envelope.Origin is { } origin ? new Trial.Origin(origin.DeviceId, origin.DeviceNumber) : null);
}
