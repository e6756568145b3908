using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Which observations to read; null means all.</summary>
public sealed record ObservationFilter
{
    public ParticipantKey? Participant { get; init; }

    public string? Form { get; init; }

    public string? Item { get; init; }

    /// <summary>Only what entries before this one brought, as it stood then.</summary>
    public long? BeforeSeq { get; init; }

    /// <summary>Without the values that a correction has replaced.</summary>
    public bool CurrentOnly { get; init; }
}
