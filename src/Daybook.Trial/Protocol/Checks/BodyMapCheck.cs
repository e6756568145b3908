namespace Daybook.Trial;

/// <summary>The items of a body map can be asked on one screen: each says yes or no to a place of its own.</summary>
internal static class BodyMapCheck
{
    public static void Run(Protocol protocol, Places places, ProblemList problems)
    {
        foreach (var items in Forms(protocol))
            foreach (var item in items)
                if (Broken(items, item) is { } why)
                    problems.Add("DB0238", places.Of(item, why.Key), why.What, why.Suggestion);
    }

    private static IEnumerable<IReadOnlyList<Item>> Forms(Protocol protocol) =>
        [protocol.Diary?.Items ?? [], .. protocol.Forms.Select(form => form.Items), .. protocol.Prompts.Select(prompt => prompt.Items), .. protocol.Events.Select(happens => happens.Items)];

    private static (string Key, string What, string Suggestion)? Broken(IReadOnlyList<Item> items, Item item)
    {
        if (item.Region is not { } region)
            return item.Map is null ? null : ("map", $"{item.Id} begins a map and has no place on it", "give it a region");
        if (BodyMaps.HeadOf(items, item) is not { } head)
            return FollowsPlace(items, item) ? null : ("region", $"no map begins at or before {item.Id}", "write map: and the question above the drawing, on the first item of the map");
        if (item.Kind != ItemKind.YesNo)
            return ("kind", $"{item.Id} is a {Kebab.Of(item.Kind.ToString())}; a place is marked or not", "write kind: yes-no");
        if (items.TakeWhile(before => before != item).FirstOrDefault(before => before.Region == region && BodyMaps.HeadOf(items, before) == head) is { } twice)
            return ("region", $"{twice.Id} already stands at {Kebab.Of(region.ToString())}", "give one of them another region, or begin another map");
        return item.Optional != head.Optional || Written.Of(item.When) != Written.Of(head.When) || !item.During.SequenceEqual(head.During)
            ? ("id", $"{item.Id} is asked under other conditions than {head.Id}, on the same map", "give all items of a map the same when, during and optional, or begin another map")
            : null;
    }

    // Said of the first of them, and not of all.
    private static bool FollowsPlace(IReadOnlyList<Item> items, Item item) => items.TakeWhile(before => before != item).LastOrDefault() is { Region: not null } or { Map: not null };
}
