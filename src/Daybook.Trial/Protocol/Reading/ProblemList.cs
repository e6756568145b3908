namespace Daybook.Trial;

/// <summary>The problems of one file, collected in one pass.</summary>
public sealed class ProblemList(SourceText source)
{
    /// <summary>More than this no author reads; a hostile file must not fill the memory.</summary>
    public const int Most = 500;

    private readonly List<Problem> problems = [];

    /// <summary>How many were found, the unkept ones included.</summary>
    public int Count { get; private set; }

    /// <summary>The problems in the order of the file.</summary>
    public IReadOnlyList<Problem> InOrder() =>
        [.. problems.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).ThenBy(problem => problem.Code, StringComparer.Ordinal)];

    public void Add(string code, Span at, string what, string? suggestion = null, RelatedLine? related = null)
    {
        Count++;
        if (problems.Count < Most)
            problems.Add(new Problem(code, source.File, at.Line, at.Column, Math.Max(1, at.Length), what, suggestion, related) { Excerpt = source.Line(at.Line) });
    }
}
