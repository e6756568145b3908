namespace Daybook.Trial;

/// <summary>Compares the keys of a mapping with those of its record.</summary>
internal static class KeysOf
{
    /// <summary>Reports unknown keys and missing ones; a missing key that was only misspelt is reported once.</summary>
    /// <returns>The mapping with misspelt keys as they were probably meant, and the keys whose values cannot be known.</returns>
    public static (YamlMap Map, List<KeyShape> Absent) Known(RecordShape shape, YamlMap map, ProblemList problems)
    {
        var absent = shape.Keys.Where(key => key.Required && map.Find(key.Name) is null).Select(key => key.Name).ToList();
        var (known, lost) = (map.Entries.ToList(), new List<KeyShape>());
        var free = shape.Keys.Select(key => key.Name).Where(name => map.Find(name) is null).ToList();
        foreach (var entry in map.Entries.Where(entry => shape.Keys.All(key => key.Name != entry.Key.Text)))
        {
            var parts = entry.Key.Text.Split('=', 2, StringSplitOptions.TrimEntries);
            var near = parts.Length == 2 && shape.Keys.Any(key => key.Name == parts[0]) ? parts[0] : Spelling.Nearest(entry.Key.Text, absent) ?? Spelling.Nearest(entry.Key.Text, free);
            if (near is not null)
            {
                absent.Remove(near);
                if (parts.Length == 2)
                    lost.Add(shape.Keys.First(key => key.Name == near));
                else if (free.Remove(near))
                    known[known.IndexOf(entry)] = entry with { Key = entry.Key with { Text = near } };
            }
            var days = near is null ? InDays(entry, free) : null;
            if (days is not null)
            {
                absent.Remove("days");
                free.Remove("days");
                known[known.IndexOf(entry)] = new YamlEntry(entry.Key with { Text = "days" }, new YamlText(entry.Value.At, days, false));
            }
            problems.Add("DB0101", entry.Key.At, $"{Shortened(entry.Key.Text)} is not a key here",
                parts.Length == 2 && near == parts[0] ? $"write {near}: {parts[1]}"
                    : days is not null ? $"write days: {days}"
                    : near is not null ? $"did you mean {near}?"
                    : entry.Value is YamlText { IsNothing: true } ? "a text with a comma stands in quotes"
                    : $"keys here: {string.Join(", ", shape.Keys.Select(key => key.Name))}");
        }
        foreach (var name in absent)
        {
            var key = shape.Keys.First(key => key.Name == name);
            problems.Add("DB0102", map.At, $"{name} is missing", $"{name}: {key.Key.Hover}");
            lost.Add(key);
        }
        return (new YamlMap(map.At, known), lost);
    }

    /// <summary>How many days a number of weeks or months is, where days are wanted.</summary>
    private static string? InDays(YamlEntry entry, IReadOnlyList<string> free) =>
        free.Contains("days") && entry.Key.Text is "week" or "weeks" && entry.Value is YamlText number && Numbers.Parse(number) is { } weeks && weeks % 1 == 0 && weeks is > 0 and < 1000 ? Numbers.Show((double)(7 * weeks)) : null;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..40] + "...";
}

/// <summary>What a value is, in a sentence.</summary>
internal static class Kinds
{
    public static string Of(YamlNode node) => node switch
    {
        YamlMap => "a mapping",
        YamlList => "a list",
        YamlText { IsNothing: true } => "nothing",
        _ => "a single value",
    };
}
