using Daybook.Server;

namespace Daybook.Tests.Server.Sync;

/// <summary>A fault as a server could have it.</summary>
internal sealed record ServerFault
{
    private readonly HashSet<string> seen = [];

    /// <summary>It knows no entry again: what comes twice is kept twice.</summary>
    public bool KeepsTwice { get; init; }

    /// <summary>It answers before it has written.</summary>
    public bool AnswersEarly { get; init; }

    /// <summary>It writes its own clock over the phone's.</summary>
    public bool MovesClock { get; init; }

    public SyncEntry Reads(SyncEntry entry) =>
        KeepsTwice && !seen.Add(entry.Id) ? entry with { Id = $"{entry.Id}-{seen.Count}" }
        : MovesClock ? entry with { LocalClock = "2026-06-01T12:00:00+00:00" }
        : entry;
}
