using System.Globalization;

namespace Daybook.Trial;

/// <summary>How far in the lines of a file stand, and which of two neighbours stands where it should not.</summary>
internal static class Blocks
{
    /// <summary>The line before, blank lines and comments left out.</summary>
    public static int? Before(SourceText source, int line) => Beside(source, line, -1, _ => true);

    /// <summary>The line that stands too far in or out: this one, or the one before where the lines after go on as this one does.</summary>
    public static YamlSlip Odd(SourceText source, int line)
    {
        var indent = Indent(source, line);
        if (Before(source, line) is { } above && Indent(source, above) != indent && Kind(source, above) == Kind(source, line) && Beside(source, line, 1, number => Indent(source, number) <= indent) is { } next && Indent(source, next) == indent && Kind(source, next) == Kind(source, line))
            return Slip(source, above, indent);
        return Slip(source, line, Level(source, line) ?? 0);
    }

    private static YamlSlip Slip(SourceText source, int line, int wanted)
    {
        var indent = Indent(source, line);
        return new YamlSlip(new Span(line, indent + 1, 1), $"this line begins after {Spaces(indent)}, and the lines that it belongs to after {wanted.ToString(CultureInfo.InvariantCulture)}", $"write {Spaces(wanted)} before it");
    }

    private static string Spaces(int count) => count switch { 0 => "no space", 1 => "1 space", _ => string.Create(CultureInfo.InvariantCulture, $"{count} spaces") };

    /// <summary>Of the depths that are open above the line, the nearest one at which lines of its kind stand.</summary>
    private static int? Level(SourceText source, int line)
    {
        var open = new Stack<(int Indent, bool Dash)>();
        for (var number = 1; number < line; number++)
        {
            if (IsBlank(source, number))
                continue;
            var indent = Indent(source, number);
            while (open.TryPeek(out var top) && top.Indent > indent)
                open.Pop();
            open.Push((indent, Kind(source, number)));
            if (Kind(source, number))
                open.Push((indent + 2, false));
        }
        var here = Indent(source, line);
        var same = open.Where(level => level.Dash == Kind(source, line)).Select(level => level.Indent).ToList();
        return same.Count == 0 ? null : same.MinBy(level => Math.Abs(level - here));
    }

    private static int? Beside(SourceText source, int line, int step, Func<int, bool> which)
    {
        for (var number = line + step; number >= 1 && number <= source.Lines; number += step)
            if (!IsBlank(source, number) && which(number))
                return number;
        return null;
    }

    private static bool Kind(SourceText source, int line) => source.Line(line).TrimStart().StartsWith('-');

    private static bool IsBlank(SourceText source, int line) => source.Line(line).TrimStart() is "" or ['#', ..];

    private static int Indent(SourceText source, int line) => source.Line(line).Length - source.Line(line).TrimStart().Length;
}
