using NodaTime;

namespace Daybook.Cli.Demo;

/// <summary>The clock of a virtual world: it stands until it is set, and never goes back.</summary>
internal sealed class VirtualClock(Instant start) : TimeProvider
{
    private Instant now = start;

    public override DateTimeOffset GetUtcNow() => now.ToDateTimeOffset();

    public void Set(Instant instant) => now = Instant.Max(now, instant);
}
