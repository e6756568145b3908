namespace Daybook.Trial;

/// <summary>A value of a YAML file with its place.</summary>
/// <param name="At">Where it starts; for a text, all of it.</param>
public abstract record YamlNode(Span At);

/// <summary>A text, number or word.</summary>
/// <param name="At">Its place.</param>
/// <param name="Text">What it says.</param>
/// <param name="Quoted">Whether it was written as a text: in quotes or as a block.</param>
public sealed record YamlText(Span At, string Text, bool Quoted) : YamlNode(At)
{
    /// <summary>Whether nothing is written, or the word for nothing.</summary>
    public bool IsNothing => !Quoted && Text is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A list.</summary>
public sealed record YamlList(Span At, IReadOnlyList<YamlNode> Values) : YamlNode(At);

/// <summary>A mapping from keys to values, without repeated keys.</summary>
public sealed record YamlMap(Span At, IReadOnlyList<YamlEntry> Entries) : YamlNode(At)
{
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Text == key);
}

/// <summary>One key with its value.</summary>
public sealed record YamlEntry(YamlText Key, YamlNode Value);
