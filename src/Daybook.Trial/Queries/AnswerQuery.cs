namespace Daybook.Trial;

/// <summary>Answers an open query.</summary>
public sealed record AnswerQuery(ParticipantKey Participant, string Query, string Text) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(AnswerQuery command, StudyState study, Act act)
    {
        if (Sequence.Screened(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (!study.Queries.TryGetValue(command.Query, out var query) || query.Opened.Participant != her.Key)
            return Refusals.QueryUnknown(command.Query);
        if (query.Status != QueryStatus.Open)
            return Refusals.QueryNotOpen(command.Query);
        return string.IsNullOrWhiteSpace(command.Text)
            ? Refusals.QueryWithoutText()
            : Decision.Accept(new QueryAnswered(her.Key, command.Query, command.Text));
    }
}
