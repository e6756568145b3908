using System.Globalization;

namespace Daybook.Trial;

/// <summary>The problems of one file, collected in one pass.</summary>
public sealed class ProblemList(SourceText source)
{
    /// <summary>More than this no author reads; a hostile file must not fill the memory.</summary>
    public const int Most = 500;

    private readonly List<Problem> problems = [];

    /// <summary>How many were found, the unkept ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The problems in the order of the file; where some were not kept, the last one says how many.</summary>
    public IReadOnlyList<Problem> InOrder()
    {
        var kept = problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Code, StringComparer.Ordinal).ToList();
        return Count == kept.Count ? kept
            : [.. kept, kept[^1] with { Code = "DB0011", What = string.Create(CultureInfo.InvariantCulture, $"{Count - kept.Count} more problems are not shown"), Suggestion = "mend these and check again", Related = null }];
    }

    /// <summary>Adds problems that another reading of the same file found.</summary>
    internal void Add(IReadOnlyCollection<Problem> found)
    {
        Count += found.Count;
        problems.AddRange(found.Take(Most - problems.Count));
    }

    public void Add(string code, Span at, string what, string? suggestion = null, RelatedLine? related = null)
    {
        Count++;
        if (problems.Count < Most)
            problems.Add(new Problem(code, source.File, at.Line, at.Column, Math.Max(1, at.Length), what, suggestion, related) { Excerpt = source.Line(at.Line) });
    }
}
