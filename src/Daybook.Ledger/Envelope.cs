namespace Daybook.Ledger;

/// <summary>
/// Everything the log commits to about one entry, but the payload itself, of which it holds only a salted
/// commitment. Its canonical bytes (<see cref="EnvelopeEncoding"/>) are the leaf of the tree.
/// </summary>
public sealed record Envelope
{
    /// <summary>The place in the log, from 0: the leaf index.</summary>
    public required long Seq { get; init; }

    /// <summary>The client's id for the entry; unique in the ledger.</summary>
    public required string EntryId { get; init; }

    /// <summary>The command that produced the entry.</summary>
    public required string CommandId { get; init; }

    /// <summary>The place among the entries of that command, from 0.</summary>
    public required int CommandIndex { get; init; }

    /// <summary>The opaque key of the study.</summary>
    public required string StudyKey { get; init; }

    /// <summary>The site, or null.</summary>
    public string? SiteId { get; init; }

    /// <summary>The opaque key of the participant, or null.</summary>
    public string? ParticipantKey { get; init; }

    /// <summary>Who caused it.</summary>
    public required Actor Actor { get; init; }

    /// <summary>The device it came from, or null.</summary>
    public Origin? Origin { get; init; }

    /// <summary>When the server received it: UTC, in whole microseconds.</summary>
    public required DateTimeOffset ReceivedUtc { get; init; }

    /// <summary>The event type and its version, such as <c>kit-dispensed/1</c>.</summary>
    public required string Type { get; init; }

    /// <summary>SHA-256 of the protocol version's bytes, or null before there is one.</summary>
    public Hash? ProtocolHash { get; init; }

    /// <summary>SHA-256(salt || payload).</summary>
    public required Hash PayloadCommitment { get; init; }
}
