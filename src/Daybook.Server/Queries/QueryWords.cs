using System.Diagnostics;
using Daybook.Trial;

namespace Daybook.Server;

/// <summary>How a query's status is marked.</summary>
public static class QueryWords
{
    private static readonly Mark Answered = Mark.Due with { Letter = "A", Words = "answered, to be closed" };
    private static readonly Mark Closed = Mark.Done with { Letter = "C", Words = "closed" };

    public static Mark MarkOf(QueryStatus status) => status switch
    {
        QueryStatus.Open => Mark.Asked,
        QueryStatus.Answered => Answered,
        QueryStatus.Closed => Closed,
        _ => throw new UnreachableException($"{status}"),
    };
}
