namespace Daybook.Trial;

/// <summary>Where in the file every record and value was written.</summary>
public sealed class Places
{
    private readonly Dictionary<object, YamlMap> maps = new(ReferenceEqualityComparer.Instance);

    internal void Put(object record, YamlMap map) => maps[record] = map;

    /// <summary>The record that stands in the place of another one.</summary>
    internal T Moved<T>(T from, T to)
        where T : class
    {
        maps[to] = maps[from];
        return to;
    }

    /// <summary>Where <paramref name="record"/> starts.</summary>
    public Span Of(object record) => maps[record].At;

    /// <summary>Where the value of <paramref name="key"/> stands; the record's start when the key is not written.</summary>
    public Span Of(object record, string key) => maps[record].Find(key)?.Value.At ?? Of(record);

    /// <summary>Where the value number <paramref name="index"/> of the list <paramref name="key"/> stands.</summary>
    public Span Of(object record, string key, int index) =>
        maps[record].Find(key)?.Value is YamlList list && index < list.Values.Count ? list.Values[index].At : Of(record, key);

    /// <summary>Whether the author wrote <paramref name="key"/>.</summary>
    public bool Wrote(object record, string key) => maps[record].Find(key) is not null;
}
