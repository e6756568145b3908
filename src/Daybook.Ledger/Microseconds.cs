namespace Daybook.Ledger;

/// <summary>Instants as the ledger stores them: whole microseconds since 1970-01-01T00:00:00Z.</summary>
internal static class Microseconds
{
    private const long Min = -62_135_596_800_000_000, Max = 253_402_300_799_999_999;

    public static DateTimeOffset Floor(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
    }

    public static long From(DateTimeOffset instant)
    {
        if (instant.Offset != TimeSpan.Zero || instant.UtcTicks % TimeSpan.TicksPerMicrosecond != 0)
            throw new ArgumentException("An instant in the ledger is UTC in whole microseconds.", nameof(instant));
        return (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;
    }

    public static DateTimeOffset ToInstant(long microseconds) =>
        microseconds is >= Min and <= Max
            ? new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero)
            : throw new ArgumentOutOfRangeException(nameof(microseconds), microseconds, "An instant lies in the years 1 to 9999.");
}
