namespace Daybook.Trial;

/// <summary>The answer to a command: events that now happened, or the one reason why not.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>The command holds. Nothing has happened until the entries are in the ledger.</summary>
    /// <param name="Entries">What happened, in order; at least one. The first will stand at the study's present size.</param>
    /// <param name="Blobs">Documents that the events name by hash; they are kept before the events are.</param>
    public sealed record Accepted(IReadOnlyList<NewEntry> Entries, IReadOnlyList<ReadOnlyMemory<byte>> Blobs) : Decision
    {
        public IEnumerable<TrialEvent> Events => Entries.Select(entry => entry.Event);
    }

    /// <summary>The command is refused and nothing happened.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;

    public static Decision Accept(params IReadOnlyList<TrialEvent> events) => new Accepted([.. events.Select(happened => new NewEntry(happened))], []);

    public static Decision Refuse(Refusal refusal) => new Refused(refusal);

    public static implicit operator Decision(Refusal refusal) => new Refused(refusal);
}

/// <summary>An event on its way to the ledger.</summary>
public sealed record NewEntry(TrialEvent Event)
{
    /// <summary>The id that the caller gave the entry; without one the writer makes it.</summary>
    public string? EntryId { get; init; }

    /// <summary>The bytes to keep as the payload when they are not ours to write: what a device sent, verbatim.</summary>
    public ReadOnlyMemory<byte>? Payload { get; init; }

    /// <summary>The device that sent it, if one did.</summary>
    public Origin? Origin { get; init; }
}

/// <summary>Which device sent an entry, and the device's own number of it, contiguous from 1.</summary>
public sealed record Origin(string Device, long Number);
