namespace Daybook.Trial;

/// <summary>Follows the brackets of a file, quotes and comments left out.</summary>
internal static class OpenBrackets
{
    /// <summary>Whether the place stands inside a bracket that opens before it on its line.</summary>
    public static bool Hold(string line, int column) => Unclosed(line[..Math.Min(line.Length, column - 1)]) is not null;

    /// <summary>The first bracket from <paramref name="line"/> on that is still open where a new entry or key begins.</summary>
    public static Span? From(SourceText source, int line)
    {
        for (var number = line; number < source.Lines; number++)
            if (Unclosed(source.Line(number)) is { } column && source.Line(number + 1).TrimStart() is var next && (next.StartsWith("- ", StringComparison.Ordinal) || (next.Length > 0 && char.IsAsciiLetter(next[0]) && next.Split(' ')[0].EndsWith(':'))))
                return new Span(number, column, 1);
        return null;
    }

    /// <summary>The column of the bracket that is open at the end of the line, or that another kind of bracket closes.</summary>
    private static int? Unclosed(string line)
    {
        var open = new Stack<int>();
        for (var i = 0; i < line.Length; i++)
            if (line[i] is '"' or '\'' && (i == 0 || line[i - 1] is ' ' or '[' or '{' or ','))
                i = QuotedLines.Close(line, i) ?? line.Length;
            else if (line[i] == '#' && (i == 0 || char.IsWhiteSpace(line[i - 1])))
                break;
            else if (line[i] is '[' or '{')
                open.Push(i);
            else if (line[i] is ']' or '}' && open.TryPop(out var at) && line[at] != (line[i] == ']' ? '[' : '{'))
                return at + 1;
        return open.TryPop(out var last) ? last + 1 : null;
    }
}
