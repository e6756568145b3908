using System.Text.Json;

namespace Daybook.Trial;

/// <summary>The writing of a word of a closed list: kebab case, as in JSON and YAML.</summary>
public static class EnumWords
{
    /// <summary><c>OutsideWindow</c> becomes <c>outside-window</c>.</summary>
    public static string Of<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());
}
