namespace Daybook.Trial;

/// <summary>Answers an open query.</summary>
public sealed record AnswerQuery(ParticipantKey Participant, string Query, string Text) : Command
{
    public override ParticipantKey? About => Participant;
}
