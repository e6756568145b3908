using System.Globalization;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Where the numbers come from: what anyone needs to compute them again.</summary>
/// <param name="Purpose">What the study is for.</param>
/// <param name="Imported">Whether the data came from a finished file.</param>
/// <param name="ProtocolHash">The SHA-256 of the protocol file.</param>
/// <param name="LockSize">How many entries the lock holds; 0 before a lock.</param>
/// <param name="LockRoot">The root over them, lower-case hexadecimal; empty before a lock.</param>
/// <param name="Software">The version of the software.</param>
/// <param name="Seed">The seed of a synthetic study.</param>
public sealed record Provenance(Purpose Purpose, bool Imported, string ProtocolHash, long LockSize, string LockRoot, string Software, ulong? Seed)
{
    /// <summary>The entry that opened the code, when that was before the lock that was analysed: the study was unlocked with its treatments known. Null otherwise.</summary>
    public long? CodeOpenedBeforeLock { get; init; }

    /// <summary>The warning that <see cref="CodeOpenedBeforeLock"/> calls for.</summary>
    public string? Warning => CodeOpenedBeforeLock is { } entry
        ? string.Create(CultureInfo.InvariantCulture, $"The code was opened in entry {entry}, before this lock; the data could be changed after it.")
        : null;

    /// <summary>The stamp of the study: SYNTHETIC, REHEARSAL, IMPORTED or REAL.</summary>
    public string Stamp => Purpose switch
    {
        Purpose.Synthetic => "SYNTHETIC",
        Purpose.Rehearsal => "REHEARSAL",
        _ => Imported ? "IMPORTED" : "REAL",
    };

    /// <summary>The stamp inside every figure of a study that is not real; null for a real one.</summary>
    public string? FigureStamp => Purpose == Purpose.Real ? null : Stamp;
}

/// <summary>An entry that came after the lock: kept, listed, not analysed.</summary>
/// <param name="Seq">Its place in the ledger.</param>
/// <param name="At">When it came.</param>
/// <param name="Type">What it is, for example <c>items-recorded/1</c>.</param>
/// <param name="Participant">The label of whom it concerns.</param>
public sealed record EntryAfterLock(long Seq, Instant At, string Type, string? Participant);
