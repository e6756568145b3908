using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>What is known about when an entry was made: what the device's clock said, bounded by when the entry arrived.</summary>
/// <remarks>
/// An entry may wait on a phone without network for weeks, so its arrival says nothing of when it was made. What the device says is taken as it
/// is and never corrected; but nothing is made after it has arrived. A clock that is wrong shows when the device also says what it read on sending.
/// </remarks>
internal sealed record ClockEvidence(Instant Arrived, Instant? Claimed, Instant? Sent)
{
    /// <summary>A clock that is off by this much or more is asked about.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(2);

    // No entry waits longer on a device; a claim from before is no evidence.
    private static readonly Duration LongestWait = Duration.FromDays(366);

    // A claim may be false for longer than this only if somebody asks.
    private static readonly Duration UnprovenWait = Duration.FromDays(7);

    /// <summary>When the entry was made, as far as can be known.</summary>
    public Instant Made => Claimed is { } claimed && claimed < Arrived && !TooOld(claimed) ? claimed : Arrived;

    /// <summary>How far the device's clock stood from the server's when it sent; without that, how far its claim lies in the future.</summary>
    public Duration Skew => Sent is { } sent ? sent - Arrived : Claimed is { } claimed && (claimed > Arrived || TooOld(claimed)) ? claimed - Arrived : Duration.Zero;

    /// <summary>Whether a claim from long before the arrival stands alone: the device did not say what its clock read on sending.</summary>
    public bool IsUnproven => Sent is null && Arrived - Made > UnprovenWait;

    /// <summary>Whether the device said on sending what its clock read, and that was the server's time.</summary>
    public bool IsProven => Sent is { } sent && Duration.Max(sent - Arrived, Arrived - sent) < Tolerance;

    public static ClockEvidence Of(SubmitEntry command, Act act) => new(act.At, Read(command.LocalClock), Read(command.SentClock));

    private bool TooOld(Instant claimed) => Arrived - claimed > LongestWait;

    /// <summary>A device's clock as ISO 8601 with offset; null when there is none or it cannot be read. Calendars end: the last year of one is no time.</summary>
    public static Instant? Read(string? clock) =>
        clock is not null && OffsetDateTimePattern.ExtendedIso.Parse(clock).TryGetValue(default, out var time) && time.Year is > 0 and < 9999 ? time.ToInstant() : null;
}
