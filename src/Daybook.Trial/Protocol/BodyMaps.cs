namespace Daybook.Trial;

/// <summary>Which items share a drawing of the body: one that begins a map, and the items with a region that follow it.</summary>
public static class BodyMaps
{
    /// <summary>The item that begins the map on which <paramref name="item"/> stands; null when it stands on none.</summary>
    public static Item? HeadOf(IReadOnlyList<Item> items, Item item)
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(item);
        Item? head = null;
        foreach (var known in items)
        {
            head = known.Region is null ? null : known.Map is null ? head : known;
            if (ReferenceEquals(known, item))
                return head;
        }
        return null;
    }

    /// <summary>The question as it reads outside the drawing: the words above the map, then the place.</summary>
    public static string Question(IReadOnlyList<Item> items, Item item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return HeadOf(items, item) is { Map: { } map } ? $"{map} {item.Ask}" : item.Ask;
    }
}
