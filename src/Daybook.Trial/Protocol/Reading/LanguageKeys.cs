namespace Daybook.Trial;

/// <summary>Every key of the language.</summary>
internal static class LanguageKeys
{
    private static readonly Lazy<HashSet<string>> All = new(() => [.. Under(typeof(Protocol), []).Select(key => key.Name)]);

    public static bool Has(string word) => All.Value.Contains(word);

    private static IEnumerable<KeyShape> Under(Type record, HashSet<Type> seen) =>
        !seen.Add(record) ? [] : RecordShape.Of(record).Keys.SelectMany(key => RecordShape.Is(key.Element) ? Under(key.Element, seen).Prepend(key) : [key]);
}
