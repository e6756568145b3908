namespace Daybook.Trial;

/// <summary>Compares the keys of a mapping with those of its record.</summary>
internal sealed class KeysOf
{
    private readonly RecordShape shape;
    private readonly ProblemList problems;
    private readonly List<YamlEntry> entries;
    private readonly List<KeyShape> lost = [];
    private readonly List<string> absent;
    private readonly List<string> free;

    private KeysOf(RecordShape shape, YamlMap map, ProblemList problems)
    {
        (this.shape, this.problems, entries) = (shape, problems, [.. map.Entries]);
        free = [.. shape.Keys.Select(key => key.Name).Where(name => map.Find(name) is null)];
        absent = [.. shape.Keys.Where(key => key.Required && free.Contains(key.Name)).Select(key => key.Name)];
    }

    /// <summary>Reports unknown keys and missing ones; a missing key that was only misspelt is reported once, and reads on as the key that was meant.</summary>
    /// <returns>The mapping as it was meant; the keys whose values cannot be known; and whether something stands there of which nobody knows what it is.</returns>
    public static (YamlMap Map, IReadOnlyList<KeyShape> Lost, bool Strange) Mended(RecordShape shape, YamlMap map, ProblemList problems)
    {
        var keys = new KeysOf(shape, map, problems);
        var strange = map.Entries.Where(entry => shape.Keys.All(key => key.Name != entry.Key.Text)).ToList().FindAll(entry => !keys.Mend(entry)).Count > 0;
        keys.ReportAbsent(map);
        return (new YamlMap(map.At, keys.entries), keys.lost, strange);
    }

    /// <summary>Reports an unknown key; whether it is known which one was meant.</summary>
    private bool Mend(YamlEntry entry)
    {
        if (Glued(entry) is { } glued)
            return Report(entry, $"write {glued.Name}: {glued.Value}", glued.Name, null);
        var near = Spelling.Nearest(entry.Key.Text, absent) ?? Spelling.Nearest(entry.Key.Text, free);
        if (near is not null)
            return Report(entry, $"did you mean {near}?", near, Spelling.IsOnly(entry.Key.Text, near, free) && MayBe(Key(near), entry.Value) ? entry.Value : null);
        if (InDays(entry) is { } days)
            return Report(entry, $"write days: {days}", "days", new YamlText(entry.Value.At, days, false));
        return Report(entry, entry.Value is YamlText { IsNothing: true } ? "a text with a comma stands in quotes" : $"keys here: {string.Join(", ", shape.Keys.Select(key => key.Name))}", null, null);
    }

    /// <summary>Says what is wrong. The value takes the place that was meant; where there is none the key counts as lost.</summary>
    private bool Report(YamlEntry entry, string suggestion, string? meant, YamlNode? value)
    {
        problems.Add("DB0101", entry.Key.At, $"{Shortened(entry.Key.Text)} is not a key here", suggestion);
        if (meant is null)
            return false;
        absent.Remove(meant);
        if (free.Remove(meant) && value is not null)
            entries[entries.IndexOf(entry)] = new YamlEntry(entry.Key with { Text = meant }, value);
        else
            lost.Add(Key(meant));
        return true;
    }

    private void ReportAbsent(YamlMap map)
    {
        foreach (var key in absent.Select(Key))
        {
            problems.Add("DB0102", map.At, $"{key.Name} is missing", $"{key.Name}: {key.Key.Hover}");
            lost.Add(key);
        }
    }

    private KeyShape Key(string name) => shape.Keys.First(key => key.Name == name);

    /// <summary>A key with its value in one word: closes=03:00.</summary>
    private (string Name, string Value)? Glued(YamlEntry entry) =>
        entry.Key.Text.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value] && shape.Keys.Any(key => key.Name == name) ? (name, value) : null;

    /// <summary>Whether the value is of the kind that the key holds: max: 100 is no map.</summary>
    private static bool MayBe(KeyShape key, YamlNode value) => value switch
    {
        YamlList => key.IsList || key.Element == typeof(Bounds) || key.Element == typeof(DayWindow),
        YamlMap => !key.IsList && RecordShape.Is(key.Element),
        YamlText { IsNothing: true } => false,
        YamlText text => !key.IsList && !RecordShape.Is(key.Element) && (key.Element == typeof(bool) ? text.Text is "true" or "false"
            : key.Element.IsEnum ? Kebab.WordsOf(key.Element).Contains(text.Text)
            : (key.Element == typeof(int) || key.Element == typeof(decimal)) == Numbers.Parse(text) is not null || key.Element == typeof(DayWindow)),
        _ => false,
    };

    /// <summary>How many days a number of weeks or months is, where days are wanted.</summary>
    private string? InDays(YamlEntry entry) =>
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
