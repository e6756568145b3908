namespace Daybook.Trial;

/// <summary>Closes a query that has been answered.</summary>
public sealed record CloseQuery(ParticipantKey Participant, string Query) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(CloseQuery command, StudyState study, Act act)
    {
        if (Sequence.Screened(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (!study.Queries.TryGetValue(command.Query, out var query) || query.Opened.Participant != her.Key)
            return Refusals.QueryUnknown(command.Query);
        return query.Status switch
        {
            QueryStatus.Open => Refusals.QueryNotAnswered(command.Query),
            QueryStatus.Closed => Refusals.QueryAlreadyClosed(command.Query),
            _ => Decision.Accept(new QueryClosed(her.Key, command.Query)),
        };
    }
}
