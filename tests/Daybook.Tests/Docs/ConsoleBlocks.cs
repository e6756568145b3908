using System.Text.RegularExpressions;

namespace Daybook.Tests.Docs;

/// <summary>A <c>console</c> block of a page: commands after <c>$</c>, each with the output that the page promises.</summary>
/// <remarks>In a promised line <c>...</c> stands for any text; a line that is only <c>...</c> for any lines.</remarks>
public sealed partial record ConsoleBlock(string Command, IReadOnlyList<string> Promised)
{
    public static IEnumerable<ConsoleBlock> In(string page)
    {
        foreach (Match block in Fence().Matches(page))
        {
            ConsoleBlock? open = null;
            foreach (var line in block.Groups["body"].Value.TrimEnd('\n').Split('\n'))
            {
                if (line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    if (open is not null) yield return open;
                    open = new ConsoleBlock(line[2..], []);
                }
                else if (open is not null)
                {
                    open = open with { Promised = [.. open.Promised, line] };
                }
            }
            if (open is not null) yield return open;
        }
    }

    /// <summary>The first promised line that <paramref name="output"/> does not keep, or null.</summary>
    public string? FirstBroken(string output)
    {
        var lines = output.TrimEnd('\n').Split('\n');
        var at = 0;
        var gap = false;
        foreach (var promised in Promised)
        {
            if (promised.Trim() == "...")
            {
                gap = true;
                continue;
            }
            var pattern = new Regex("^" + string.Join(".*", promised.TrimEnd().Split("...").Select(Regex.Escape)) + @"\s*$");
            var found = gap ? Array.FindIndex(lines, at, line => pattern.IsMatch(line)) : at < lines.Length && pattern.IsMatch(lines[at]) ? at : -1;
            if (found < 0) return promised;
            at = found + 1;
            gap = false;
        }
        return gap || at == lines.Length || Promised.Count == 0 ? null : $"(nothing more, but the output goes on: {lines[at]})";
    }

    [GeneratedRegex("^```console\n(?<body>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
