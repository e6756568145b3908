namespace Daybook.Trial;

/// <summary>A visit form filled in by staff.</summary>
public sealed record RecordForm(ParticipantKey Participant, string Visit, string Form, IReadOnlyList<ItemAnswer> Answers) : Command
{
    public override ParticipantKey? About => Participant;
}
