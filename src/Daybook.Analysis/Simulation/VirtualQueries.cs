using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Queries are answered the day after they were asked, and closed when they are answered.</summary>
internal static class VirtualQueries
{
    public static IEnumerable<VirtualRequest> Answers(StudyState state, Instant now) =>
        from query in state.Queries.Values
        where query.Status == QueryStatus.Open && now - query.At >= Duration.FromHours(16)
        select new VirtualRequest(
            new AnswerQuery(query.Opened.Participant, query.Opened.Query, "Checked with the participant and the source: it stands as it is."),
            Cast.Cora,
            $"virtual/query/{query.Opened.Query}/answer");

    public static IEnumerable<VirtualRequest> Closures(StudyState state) =>
        from query in state.Queries.Values
        where query.Status == QueryStatus.Answered
        select new VirtualRequest(new CloseQuery(query.Opened.Participant, query.Opened.Query), Cast.Mona, $"virtual/query/{query.Opened.Query}/close");
}
