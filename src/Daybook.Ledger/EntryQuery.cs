namespace Daybook.Ledger;

/// <summary>Which entries to read, always in the order of the log.</summary>
public sealed record EntryQuery
{
    /// <summary>The first seq wanted.</summary>
    public long FromSeq { get; init; }

    /// <summary>The first seq no longer wanted: the size of a head reads up to that head.</summary>
    public long BeforeSeq { get; init; } = long.MaxValue;

    /// <summary>The most entries to return.</summary>
    public long Limit { get; init; } = long.MaxValue;

    /// <summary>Only this participant's entries; null for all.</summary>
    public string? ParticipantKey { get; init; }

    /// <summary>Only this type, such as <c>kit-dispensed/1</c>; null for all.</summary>
    public string? Type { get; init; }
}
