using System.Text.RegularExpressions;

namespace Daybook.Trial;

/// <summary>A slip of writing in a file that cannot be read as YAML: where it was probably made, what it is, and how to mend it.</summary>
internal sealed record YamlSlip(Span At, string What, string Suggestion, RelatedLine? Related = null);

/// <summary>Finds the slip behind a complaint of the YAML parser, whose words are those of its makers and whose place is where it could not go on.</summary>
internal sealed partial class YamlSlips(SourceText source, Span stopped, string complaint, Span? bracket)
{
    private readonly string line = source.Line(stopped.Line);

    /// <summary>The likeliest slip; the parser's own words where none is known.</summary>
    public YamlSlip Find() =>
        OpenQuote() ?? NotStarting() ?? Unclosed() ?? InBracket() ?? ColonInText() ?? InBlock()
        ?? new YamlSlip(stopped, complaint, "look at the brackets, the quotes and the spaces before this line");

    private char Here => stopped.Column <= line.Length ? line[stopped.Column - 1] : '\0';

    private string Before => line[..Math.Min(line.Length, stopped.Column - 1)];

    private YamlSlip? OpenQuote() => QuotedLines.FirstOpen(source, stopped.Line) is { } at
        ? new YamlSlip(at, "a quote opens here and is not closed on its line", $"close it with {source.Line(at.Line)[at.Column - 1]} where the text ends") : null;

    private YamlSlip? NotStarting()
    {
        if (!complaint.Contains("cannot start", StringComparison.Ordinal) || Here == '\0')
            return null;
        var text = bracket is null && !OpenBrackets.Hold(line, stopped.Column) ? line[(stopped.Column - 1)..] : UntilPart().Match(line, stopped.Column - 1).Value;
        return new YamlSlip(stopped with { Length = Math.Max(1, text.Length) }, $"{Here} means something to YAML, and no text begins with it", $"write \"{text.Trim().Replace("\"", "", StringComparison.Ordinal)}\"");
    }

    // The parser gives up before it has said which bracket it was in.
    private YamlSlip? Unclosed() => complaint.Contains("bracket is not closed", StringComparison.Ordinal) && OpenBrackets.From(source, stopped.Line) is { } open
        ? new YamlSlip(open, $"a {source.Line(open.Line)[open.Column - 1]} opens here and is not closed before the next line", $"write {Closing(source.Line(open.Line)[open.Column - 1])} where it ends") : null;

    private YamlSlip? InBracket()
    {
        if (bracket is not { } open)
            return null;
        var mark = source.Line(open.Line)[open.Column - 1];
        if (open.Line < stopped.Line && Before.Trim().Length == 0)
            return Comment(open) is { } comment ? new YamlSlip(comment, "what follows a # is a comment, and the bracket before it stays open", "put the text with the # in quotes")
                : new YamlSlip(open, $"a {mark} opens here and is not closed before the next line", $"write {Closing(mark)} where it ends", new RelatedLine(stopped.Line, "the file goes on here"));
        if (Here is '}' or ']')
            return new YamlSlip(open, $"a {mark} opens here and is not closed before the {Here}", $"write {Closing(mark)} where it ends");
        return AfterQuote() ?? BetweenParts() ?? new YamlSlip(stopped, $"this belongs to nothing in the {mark} ... {Closing(mark)}", $"write a comma or {Closing(mark)} before it");
    }

    private static char Closing(char mark) => mark == '[' ? ']' : '}';

    private Span? Comment(Span open) => CommentStart().Match(source.Line(open.Line)) is { Success: true } found && found.Index >= open.Column ? new Span(open.Line, found.Index + 2, 1) : null;

    // 'Patient's age': the text ends at the apostrophe.
    private YamlSlip? AfterQuote() => Before.TrimEnd() is [.., var quote and ('\'' or '"')] && char.IsLetterOrDigit(Here)
        ? new YamlSlip(stopped, $"the text ended at the {quote} before this", quote == '\'' ? "put a text with an apostrophe in double quotes" : "put a text with double quotes in single ones") : null;

    private YamlSlip? BetweenParts()
    {
        if (Here != ':' || LastPart().Match(Before) is not { Success: true } part)
            return null;
        var (key, value) = (part.Groups[1].Value, part.Groups[2].Value);
        var (cut, next) = (value.LastIndexOfAny([' ', ';']), value[(value.LastIndexOfAny([' ', ';']) + 1)..]);
        if (value.Contains(';', StringComparison.Ordinal))
            return new YamlSlip(stopped, "a semicolon stands where a comma is wanted", $"write {key}: {value[..value.IndexOf(';', StringComparison.Ordinal)]}, {next}: ...");
        return cut > 0 && LanguageKeys.Has(next) ? new YamlSlip(stopped with { Column = stopped.Column - next.Length, Length = next.Length }, $"a comma is missing before {next}", $"write {key}: {value[..cut].TrimEnd()}, {next}: ...")
            : new YamlSlip(stopped, $"a colon stands in the text of {key}", "put the text in quotes");
    }

    private YamlSlip? ColonInText()
    {
        if (!complaint.Contains("invalid mapping", StringComparison.Ordinal) && !complaint.Contains("mapping values are not allowed", StringComparison.Ordinal))
            return null;
        if (KeyOfLine().Match(line) is { Success: true } first && stopped.Column <= first.Length)
            return WithoutColon(Blocks.Before(source, stopped.Line)) ?? Blocks.Odd(source, stopped.Line);
        var key = KeyOfLine().Match(line) is { Success: true } named ? named.Groups[1].Value : "";
        return new YamlSlip(stopped, key.Length > 0 ? $"a colon stands in the text of {key}" : "a colon stands in a text", key.Length > 0 ? $"write {key}: \"{line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().Replace("\"", "'", StringComparison.Ordinal)}\"" : "put the text in quotes");
    }

    private YamlSlip? InBlock()
    {
        if (!complaint.Contains("block", StringComparison.Ordinal) && !complaint.Contains("<document end>", StringComparison.Ordinal))
            return null;
        if (Here is '}' or ']')
            return new YamlSlip(stopped, $"this {Here} closes nothing", "leave it out, or open its bracket before");
        var text = line.TrimStart();
        if (text is ['-', not ' ', ..])
            return new YamlSlip(stopped, "after the dash a space is missing", $"write - {text[1..]}");
        if (complaint.Contains("'-'", StringComparison.Ordinal) && text is ['{', ..] && Blocks.Before(source, stopped.Line) is { } above && source.Line(above).TrimStart().StartsWith("- ", StringComparison.Ordinal))
            return new YamlSlip(stopped, "a dash is missing before this entry of the list", $"write it as line {above} is: - {{ ... }}");
        return WithoutColon(stopped.Line) ?? Blocks.Odd(source, stopped.Line);
    }

    private YamlSlip? WithoutColon(int? number)
    {
        if (number is not { } at || source.Line(at) is not { } text || FirstWord().Match(text) is not { Success: true } word || !LanguageKeys.Has(word.Groups[1].Value))
            return null;
        var (key, rest, place) = (word.Groups[1].Value, word.Groups[3].Value.Trim(), new Span(at, word.Groups[1].Index + 1, word.Groups[1].Length));
        return word.Groups[2].Value == ":" ? new YamlSlip(place, $"after {key}: a space is missing", $"write {key}: {rest}") : new YamlSlip(place, $"after {key} a colon is missing", $"write {key}: {rest}");
    }

    [GeneratedRegex(@"[^,}\]]*", RegexOptions.CultureInvariant)]
    private static partial Regex UntilPart();

    [GeneratedRegex(@"\s#", RegexOptions.CultureInvariant)]
    private static partial Regex CommentStart();

    /// <summary>The key and the value before the place in a bracket.</summary>
    [GeneratedRegex(@"([A-Za-z][A-Za-z0-9-]*):\s+([^,{}\[\]""]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LastPart();

    [GeneratedRegex(@"^\s*(?:- )?([A-Za-z][A-Za-z0-9-]*):(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex KeyOfLine();

    /// <summary>A word without a colon and a space after it.</summary>
    [GeneratedRegex(@"^\s*(?:- )?([A-Za-z][A-Za-z0-9-]*)( |:(?=\S))(.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex FirstWord();
}
