namespace Daybook.Trial;

/// <summary>Puts new answers in place of an entry's, with the reason. The old ones stay readable.</summary>
public sealed record CorrectItems(ParticipantKey Participant, long Entry, IReadOnlyList<ItemAnswer> Answers, string Reason) : Command
{
    public override ParticipantKey? About => Participant;
}
