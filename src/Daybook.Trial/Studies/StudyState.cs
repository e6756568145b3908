using System.Collections.Immutable;

namespace Daybook.Trial;

/// <summary>What a study knows for deciding: a fold of the ledger without answers.</summary>
public sealed partial record StudyState
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

    /// <summary>The levels of everybody whom minimisation allocated, in the order of their places.</summary>
    public ImmutableList<IReadOnlyList<string>> Levels { get; init; } = [];

    /// <summary>Per site, how many participants have been enrolled; the next label counts on.</summary>
    public ImmutableSortedDictionary<string, int> EnrolledAt { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>Whose device it is.</summary>
    public ImmutableSortedDictionary<string, ParticipantKey> Devices { get; init; } = ImmutableSortedDictionary.Create<string, ParticipantKey>(StringComparer.Ordinal);

    /// <summary>The keys of the devices that have one.</summary>
    public ImmutableSortedDictionary<string, string> DeviceKeys { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<ParticipantKey, Participant> Participants { get; init; } = ImmutableSortedDictionary<ParticipantKey, Participant>.Empty;

    public ImmutableSortedDictionary<KitId, Kit> Kits { get; init; } = ImmutableSortedDictionary<KitId, Kit>.Empty;

    /// <summary>Per site, the kits that nobody has taken yet.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<KitId>> Shelves { get; init; } = ImmutableSortedDictionary.Create<string, ImmutableSortedSet<KitId>>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, AdverseEvent> AdverseEvents { get; init; } = ImmutableSortedDictionary.Create<string, AdverseEvent>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, Query> Queries { get; init; } = ImmutableSortedDictionary.Create<string, Query>(StringComparer.Ordinal);

    /// <summary>The stopping rules that were met: those of the study by name, those of a participant as <c>rule/participant</c>.</summary>
    public ImmutableSortedSet<string> StoppingMet { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>How many queries are not closed; a lock waits for them.</summary>
    public int QueriesOpen { get; init; }

    /// <summary>Entries that can be erased beside those that <see cref="Participant.Entries"/> lists and the queries: corrections, bytes that could not be read, free text. By seq.</summary>
    public ImmutableSortedDictionary<long, ErasableEntry> Erasable { get; init; } = ImmutableSortedDictionary<long, ErasableEntry>.Empty;

    /// <summary>The lock in force, if any, and the entry that made it.</summary>
    public Locked? Lock { get; init; }

    /// <summary>The first approval to open the code, while it waits for the second.</summary>
    public Approval? Approval { get; init; }

    /// <summary>The key to sealed values, once two people have opened the code.</summary>
    public CodeKey? Code { get; init; }

    public ImmutableSortedDictionary<string, Account> Accounts { get; init; } = ImmutableSortedDictionary.Create<string, Account>(StringComparer.Ordinal);
}

/// <summary>An entry that can be erased.</summary>
/// <param name="Type">Its stored name.</param>
/// <param name="Participant">Whose it is.</param>
/// <param name="Struck">What remains of one with free text: the event without it.</param>
public sealed record ErasableEntry(string Type, ParticipantKey? Participant, TrialEvent? Struck = null)
{
    /// <summary>Of a correction: the entry that it corrected, when that one left items out before or after.</summary>
    public long? Corrects { get; init; }

    /// <summary>The items that the corrected entry leaves out since.</summary>
    public IReadOnlyList<string>? NotAsked { get; init; }
}
