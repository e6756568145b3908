using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>What a study knows for deciding: a fold of the ledger without answers.</summary>
public sealed record StudyState
{
    public static StudyState Empty { get; } = new();

    /// <summary>How many entries are folded in; the seq of the next one.</summary>
    public long Size { get; init; }

    /// <summary>The first event; null until the study is opened.</summary>
    public StudyOpened? Opened { get; init; }

    /// <summary>Every published version by the hash of its file.</summary>
    public ImmutableSortedDictionary<ProtocolHash, Protocol> Versions { get; init; } = ImmutableSortedDictionary<ProtocolHash, Protocol>.Empty;

    /// <summary>The version that newly enrolled participants adopt: the one published last.</summary>
    public ProtocolHash? Current { get; init; }

    public AllocationSealed? Allocation { get; init; }

    /// <summary>Per stratum, how many places are taken.</summary>
    public ImmutableSortedDictionary<string, int> PlacesTaken { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<ParticipantKey, Participant> Participants { get; init; } = ImmutableSortedDictionary<ParticipantKey, Participant>.Empty;

    public ImmutableSortedDictionary<KitId, Kit> Kits { get; init; } = ImmutableSortedDictionary<KitId, Kit>.Empty;

    public ImmutableSortedDictionary<string, AdverseEvent> AdverseEvents { get; init; } = ImmutableSortedDictionary.Create<string, AdverseEvent>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Query> Queries { get; init; } = ImmutableSortedDictionary.Create<string, Query>(StringComparer.Ordinal);

    /// <summary>The lock in force, if any, and the entry that made it.</summary>
    public Locked? Lock { get; init; }

    /// <summary>The first approval to open the code, while it waits for the second.</summary>
    public Approval? Approval { get; init; }

    /// <summary>The key to sealed values, once two people have opened the code.</summary>
    public CodeKey? Code { get; init; }

    public ImmutableSortedDictionary<string, Account> Accounts { get; init; } = ImmutableSortedDictionary.Create<string, Account>(StringComparer.Ordinal);
}

/// <summary>A lock: the dataset is the first <paramref name="Size"/> entries.</summary>
public sealed record Locked(long Seq, Instant At, long Size, string Root);

/// <summary>One person's approval to open the code.</summary>
public sealed record Approval(string Person, Instant At);
