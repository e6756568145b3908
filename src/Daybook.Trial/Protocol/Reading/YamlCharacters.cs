using System.Globalization;
using System.Text;

namespace Daybook.Trial;

/// <summary>Which characters a file may hold. What cannot be seen must not change what is read.</summary>
internal static class YamlCharacters
{
    /// <summary>Reports every line with a tab or a hidden character; false when the file cannot be read further.</summary>
    public static bool AreReadable(SourceText source, ProblemList problems)
    {
        if (source.Text.Length > StrictYaml.MostBytes || Encoding.UTF8.GetByteCount(source.Text) > StrictYaml.MostBytes)
        {
            problems.Add("DB0001", new Span(1, 1, 1), $"a file may hold {StrictYaml.MostBytes / 1024} KiB");
            return false;
        }
        var before = problems.Count;
        for (var line = 1; line <= source.Lines; line++)
            ReadLine(source.Line(line), line, problems);
        return problems.Count == before;
    }

    /// <summary>Whether a text, after its escapes are read, holds only what can be seen.</summary>
    public static bool AreVisible(string text) => HiddenAt(text) < 0;

    private static void ReadLine(string text, int line, ProblemList problems)
    {
        if (text.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var tab)
            problems.Add("DB0003", new Span(line, tab + 1, 1), "a tab stands here", "write spaces");
        else if (HiddenAt(text) is >= 0 and var hidden)
            problems.Add("DB0010", new Span(line, hidden + 1, 1), $"the character U+{(int)text[hidden]:X4} cannot be seen", "leave it out");
    }

    private static int HiddenAt(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (IsHidden(text[i]))
                return i;
        }
        return -1;
    }

    // Joiners are needed to write Persian and several Indian languages.
    private static bool IsHidden(char c) => c is not ('\n' or '\u200C' or '\u200D')
        && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
