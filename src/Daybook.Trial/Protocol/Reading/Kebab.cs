using System.Text;

namespace Daybook.Trial;

/// <summary>Names as the language writes them: PerDay is per-day.</summary>
public static class Kebab
{
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var kebab = new StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsUpper(c) && kebab.Length > 0)
                kebab.Append('-');
            kebab.Append(char.ToLowerInvariant(c));
        }
        return kebab.ToString();
    }

    /// <summary>The words of an enumeration, in its order.</summary>
    public static IEnumerable<string> WordsOf(Type enumeration) => Enum.GetNames(enumeration).Select(Of);
}
