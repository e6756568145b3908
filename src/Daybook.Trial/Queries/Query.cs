using NodaTime;

namespace Daybook.Trial;

/// <summary>A query as it stands.</summary>
public sealed record Query(QueryOpened Opened, long Seq, Instant At, QueryStatus Status, string? Answer = null);

/// <summary>Where a query stands.</summary>
public enum QueryStatus
{
    Open,
    Answered,
    Closed,
}
