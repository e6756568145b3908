using NodaTime;

namespace Daybook.Trial;

/// <summary>A query as it stands.</summary>
public sealed record Query(QueryOpened Opened, long Seq, Instant At, QueryStatus Status, string? Answer = null)
{
    internal static StudyState Evolve(StudyState study, QueryOpened opened, Recorded recorded) => study with
    {
        Queries = study.Queries.Add(opened.Query, new Query(opened, recorded.Seq, recorded.At, QueryStatus.Open)),
        QueriesOpen = study.QueriesOpen + 1,
    };

    internal static StudyState Evolve(StudyState study, QueryAnswered answered) => study with
    {
        Queries = study.Queries.SetItem(answered.Query, study.Queries[answered.Query] with { Status = QueryStatus.Answered, Answer = answered.Text }),
    };

    internal static StudyState Evolve(StudyState study, QueryClosed closed) => StoppingRules.Watch(study, closed) with
    {
        Queries = study.Queries.SetItem(closed.Query, study.Queries[closed.Query] with { Status = QueryStatus.Closed }),
        QueriesOpen = study.QueriesOpen - 1,
    };
}

/// <summary>Where a query stands.</summary>
public enum QueryStatus
{
    Open,
    Answered,
    Closed,
}
