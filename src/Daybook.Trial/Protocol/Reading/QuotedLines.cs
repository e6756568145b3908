namespace Daybook.Trial;

/// <summary>Follows the quotes of a file line by line.</summary>
internal static class QuotedLines
{
    /// <summary>The first quote that opens a text and is not closed on its line, up to the line <paramref name="last"/>.</summary>
    public static Span? FirstOpen(SourceText source, int last)
    {
        int? block = null;
        for (var number = 1; number <= Math.Min(last, source.Lines); number++)
        {
            var line = source.Line(number);
            var indent = line.Length - line.TrimStart().Length;
            if (block is { } outside && (line.Length == indent || indent > outside))
                continue;
            block = line.TrimEnd() is [.., '|' or '>'] or [.., '|' or '>', '-' or '+'] ? indent : null;
            if (OpenIn(line) is { } column)
                return new Span(number, column, 1);
        }
        return null;
    }

    // A quote opens a text only where a value may begin.
    private static int? OpenIn(string line)
    {
        var may = true;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
                return null;
            if (may && c is '"' or '\'')
            {
                if (Close(line, i) is not { } end)
                    return i + 1;
                (i, may) = (end, false);
            }
            else if (!char.IsWhiteSpace(c))
                may = c is '[' or '{' or ',' || (c is ':' or '-' && i + 1 < line.Length && line[i + 1] == ' ');
        }
        return null;
    }

    /// <summary>Where the quote that opens at <paramref name="open"/> is closed; null when it is not.</summary>
    public static int? Close(string line, int open)
    {
        for (var i = open + 1; i < line.Length; i++)
            if (line[open] == '"' && line[i] == '\\')
                i++;
            else if (line[i] == line[open] && line[open] == '\'' && i + 1 < line.Length && line[i + 1] == '\'')
                i++;
            else if (line[i] == line[open])
                return i;
        return null;
    }
}
