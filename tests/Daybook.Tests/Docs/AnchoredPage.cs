using System.Text.RegularExpressions;

namespace Daybook.Tests.Docs;

/// <summary>
/// A page whose figures are computed: <c>0.566&lt;!--r-esr-fiq--&gt;</c> names the figure before it, and <c>&lt;!-- table: name --&gt;</c> on a line the
/// table under it. A reader sees no comment.
/// </summary>
internal static partial class AnchoredPage
{
    /// <summary>The page with every anchored figure and table as computed. An anchor that is not known, or a figure that the page lacks, is an error.</summary>
    public static string Render(string page, IReadOnlyDictionary<string, string> figures, IReadOnlyDictionary<string, string> tables)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var withFigures = Figure().Replace(page, match => $"{Known(figures, match.Groups["name"].Value, used)}<!--{match.Groups["name"].Value}-->");
        var whole = Table().Replace(withFigures, match => $"<!-- table: {match.Groups["name"].Value} -->\n{Known(tables, match.Groups["name"].Value, used)}");
        Assert.Empty(figures.Keys.Concat(tables.Keys).Except(used));
        return whole;
    }

    /// <summary>The numbers that stand on the page without an anchor, outside links and code.</summary>
    public static IEnumerable<string> Unanchored(string page) =>
        Number().Matches(Aside().Replace(Table().Replace(Figure().Replace(page, ""), ""), "")).Select(match => match.Value.TrimEnd('.', ','));

    private static string Known(IReadOnlyDictionary<string, string> computed, string name, HashSet<string> used)
    {
        used.Add(name);
        return computed.TryGetValue(name, out var text) ? text : throw new KeyNotFoundException($"Nothing computes the anchor {name}.");
    }

    [GeneratedRegex(@"[^\s(|*]+<!--(?<name>[a-z0-9-]+)-->")]
    private static partial Regex Figure();

    [GeneratedRegex(@"^<!-- table: (?<name>[a-z0-9-]+) -->\n(\|.*\n)*", RegexOptions.Multiline)]
    private static partial Regex Table();

    [GeneratedRegex(@"\]\([^)]*\)|`[^`]*`")]
    private static partial Regex Aside();

    [GeneratedRegex(@"[A-Za-z]*\d[\d.,]*")]
    private static partial Regex Number();
}
