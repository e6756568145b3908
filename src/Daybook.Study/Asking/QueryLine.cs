using Daybook.Trial;
using NodaTime;

namespace Daybook.Study;

/// <summary>A query with the participant's label and site.</summary>
public sealed record QueryLine(
    string Query,
    ParticipantKey Participant,
    string? Label,
    string Site,
    QueryStatus Status,
    Instant Opened,
    long Seq,
    long? Entry,
    string? Item,
    string Text,
    string? Rule,
    string? Answer)
{
    internal static QueryLine Of(StudyState state, Query query)
    {
        var opened = query.Opened;
        var participant = state.Participants[opened.Participant];
        return new QueryLine(
            opened.Query, opened.Participant, participant.Label, participant.Site, query.Status, query.At, query.Seq,
            opened.Entry, opened.Item, opened.Text, opened.Rule, query.Answer);
    }
}
