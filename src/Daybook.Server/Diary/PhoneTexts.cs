using System.Collections.Frozen;
using System.Text.Json;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>What the diary says in one language: the words that the application on the phone speaks, for the pages that need no script.</summary>
public sealed class PhoneTexts
{
    private const string Folder = "texts/";

    private static readonly FrozenDictionary<string, PhoneTexts> ByLanguage = typeof(PhoneTexts).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToFrozenDictionary(name => name[Folder.Length..], name => new PhoneTexts(name));

    private readonly FrozenDictionary<string, string> words;

    private PhoneTexts(string name)
    {
        using var stream = typeof(PhoneTexts).Assembly.GetManifestResourceStream(name)!;
        words = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static IEnumerable<string> Languages => ByLanguage.Keys;

    /// <summary>Every text by its name.</summary>
    public IReadOnlyDictionary<string, string> All => words;

    public string this[string name] => words[name];

    /// <summary>In that language or its variety; in English when the diary does not speak it.</summary>
    public static PhoneTexts In(string language) => ByLanguage[Tongues.Nearest(language, ByLanguage.Keys) ?? "en"];
}
