namespace Daybook.Trial;

/// <summary>Asks about a value or a participant.</summary>
public sealed record OpenQuery(ParticipantKey Participant, string Query, long? Entry, string? Item, string Text) : Command
{
    public override ParticipantKey? About => Participant;
}
