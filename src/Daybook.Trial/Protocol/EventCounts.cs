namespace Daybook.Trial;

/// <summary>What of an event counts on a day.</summary>
public enum EventCount
{
    Times,
    Days,
}

/// <summary>The count of an event as a measure of every day. Its name holds a stroke, which no name of a file does.</summary>
public static class EventCounts
{
    public static string NameOf(string happens, EventCount counts) => $"{happens}/{Kebab.Of(counts.ToString())}";

    /// <summary>The event that the measure counts; null when it counts none.</summary>
    public static EventForm? Of(Protocol protocol, string measure) => Counted(protocol, measure)?.Event;

    /// <summary>The count as if it were asked every day; null when the measure is no count of an event.</summary>
    internal static Item? AsItem(Protocol protocol, string measure) => Counted(protocol, measure) is not var (happens, counts) ? null : new()
    {
        Id = measure,
        Ask = counts == EventCount.Times ? $"How often: {happens.Title}" : $"Whether on a day: {happens.Title}",
        Kind = ItemKind.Count,
        Range = counts == EventCount.Days ? new Bounds(0, 1) : null,
        Better = happens.Better,
    };

    private static (EventForm Event, EventCount Counts)? Counted(Protocol protocol, string measure)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        foreach (var happens in protocol.Events)
            foreach (var counts in Enum.GetValues<EventCount>())
                if (NameOf(happens.Id, counts) == measure)
                    return (happens, counts);
        return null;
    }
}
