using System.Globalization;

namespace Daybook.Tests.Study;

/// <summary>A clock that the test sets.</summary>
internal sealed class StudyClock(string start) : TimeProvider
{
    private DateTimeOffset _now = Read(start);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Set(string instant) => _now = Read(instant);

    public void Pass(TimeSpan time) => _now += time;

    private static DateTimeOffset Read(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
}
