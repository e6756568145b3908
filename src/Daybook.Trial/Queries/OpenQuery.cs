namespace Daybook.Trial;

/// <summary>Asks about a value or a participant.</summary>
public sealed record OpenQuery(ParticipantKey Participant, string Query, long? Entry, string? Item, string Text) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(OpenQuery command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(command.Text) || string.IsNullOrWhiteSpace(command.Query))
            return Refusals.QueryWithoutText();
        if (study.Queries.ContainsKey(command.Query))
            return Refusals.QueryAlreadyExists(command.Query);
        if (command.Entry is { } entry && !her.Entries.ContainsKey(entry))
            return Refusals.EntryUnknown(entry);
        return Decision.Accept(new QueryOpened(her.Key, command.Query, command.Entry, command.Item, command.Text, null));
    }
}
