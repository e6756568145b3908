namespace Daybook.Trial;

/// <summary>Closes a query that has been answered.</summary>
public sealed record CloseQuery(ParticipantKey Participant, string Query) : Command
{
    public override ParticipantKey? About => Participant;
}
