using System.Globalization;
using System.Text;

namespace Daybook.Trial;

/// <summary>Problems as a person reads them: a code frame with a caret, in the manner of rustc.</summary>
public static class ProblemText
{
    private const int FrameWidth = 120;

    /// <summary>All problems, with a blank line between them.</summary>
    public static string Render(IEnumerable<Problem> problems) => string.Join("\n", problems.Select(Render));

    /// <summary>One problem, ending with a line end.</summary>
    public static string Render(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var number = problem.Line.ToString(CultureInfo.InvariantCulture);
        var gutter = new string(' ', number.Length);
        var (line, column, length) = Frame(problem);
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"error[{problem.Code}]: {problem.Title}\n")
            .Append(CultureInfo.InvariantCulture, $"{gutter}--> {problem.File}:{problem.Line}:{problem.Column}\n")
            .Append(CultureInfo.InvariantCulture, $"{number} | {line}\n")
            .Append(CultureInfo.InvariantCulture, $"{gutter} | {new string(' ', column)}{new string('^', length)} {problem.What}\n");
        if (problem.Related is { } related)
            text.Append(CultureInfo.InvariantCulture, $"{gutter} = line {related.Line}: {related.What}\n");
        if (problem.Suggestion is { } suggestion)
            text.Append(CultureInfo.InvariantCulture, $"help: {suggestion}\n");
        return text.ToString();
    }

    // A long line is cut to a stretch around the mark, so that the frame stays readable and bounded.
    private static (string Line, int Column, int Length) Frame(Problem problem)
    {
        var line = problem.Excerpt;
        var column = Math.Clamp(problem.Column - 1, 0, line.Length);
        var start = column < FrameWidth - 40 ? 0 : column - 40;
        var cut = line[start..Math.Min(line.Length, start + FrameWidth)];
        var lead = start > 0 ? "..." : "";
        var length = Math.Clamp(problem.Length, 1, Math.Max(1, start + cut.Length - column));
        return (Shown(lead + cut + (start + cut.Length < line.Length ? "..." : "")), lead.Length + column - start, length);
    }

    // A character without a place on the line would move the caret or the terminal.
    private static string Shown(string line) =>
        string.Concat(line.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Surrogate ? ' ' : c));
}
