namespace Daybook.Analysis;

/// <summary>Breaks words into lines, and days into stretches. Widths are estimated, since a figure must not depend on the fonts of a machine.</summary>
internal static class Lines
{
    private const double PixelsPerLetter = 6.9;

    public static IReadOnlyList<string> Wrap(string text, double width)
    {
        int most = Math.Max(8, (int)(width / PixelsPerLetter));
        var lines = new List<string>();
        string line = "";
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > most)
            {
                lines.Add(line);
                line = "";
            }
            line = line.Length == 0 ? word : line + " " + word;
        }
        if (line.Length > 0)
        {
            lines.Add(line);
        }
        return lines;
    }

    /// <summary>The text, cut to the width with an ellipsis.</summary>
    public static string Cut(string text, double width)
    {
        int most = Math.Max(4, (int)(width / PixelsPerLetter));
        return text.Length <= most ? text : string.Concat(text.AsSpan(0, most - 1).TrimEnd(), "\u2026");
    }

    /// <summary>Stretches of days without a gap: a line is never drawn across a day that is missing.</summary>
    public static IEnumerable<IReadOnlyList<T>> Runs<T>(IEnumerable<T> values, Func<T, int> day)
    {
        var run = new List<T>();
        foreach (var value in values)
        {
            if (run.Count > 0 && day(value) != day(run[^1]) + 1)
            {
                yield return run;
                run = [];
            }
            run.Add(value);
        }
        if (run.Count > 0)
        {
            yield return run;
        }
    }
}
