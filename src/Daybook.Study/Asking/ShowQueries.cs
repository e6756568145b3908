using Daybook.Trial;

namespace Daybook.Study;

/// <summary>Queries, the oldest first.</summary>
public sealed record ShowQueries(Viewer By, QueryStatus? Status, ParticipantKey? Participant, Page Page) : IQuery<QueryPage>
{
    QueryPage IQuery<QueryPage>.Answer(Reading reading)
    {
        var lines = reading.State.Queries.Values
            .Where(q => Status is null || q.Status == Status)
            .Where(q => Participant is null || q.Opened.Participant == Participant)
            .Select(q => QueryLine.Of(reading.State, q))
            .Where(q => By.Sees(q.Site))
            .OrderBy(q => q.Seq)
            .ToList();
        return new QueryPage(Page.Of(lines), lines.Count);
    }
}

/// <summary>Some queries, and how many there are.</summary>
public sealed record QueryPage(IReadOnlyList<QueryLine> Queries, int Total);
