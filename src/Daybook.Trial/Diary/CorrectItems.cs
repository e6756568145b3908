namespace Daybook.Trial;

/// <summary>Puts new answers in place of an entry's, with the reason. The old ones stay readable.</summary>
public sealed record CorrectItems(ParticipantKey Participant, long Entry, IReadOnlyList<ItemAnswer> Answers, string Reason) : Command
{
    public override ParticipantKey? About => Participant;

    public static Decision Decide(CorrectItems command, StudyState study, Act act)
    {
        if (Sequence.Consented(study, command.Participant, out var her) is { } refusal)
            return refusal;
        if (!her.Entries.TryGetValue(command.Entry, out var place))
            return Refusals.EntryUnknown(command.Entry);
        if (command.Answers.Count == 0)
            return Refusals.EntryNothingCorrected();
        if (string.IsNullOrWhiteSpace(command.Reason))
            return Refusals.ReasonMissing("the correction");
        return Broken(command, place, study.ProtocolOf(her)) is { } broken
            ? broken
            : Decision.Accept(new ItemsCorrected(her.Key, command.Entry, command.Answers, command.Reason));
    }

    private static Refusal? Broken(CorrectItems command, EntryPlace place, Protocol protocol)
    {
        if (ItemRules.Broken(FormItems.Of(protocol, place.Form), command.Answers, whole: false) is { } broken)
            return broken;
        if (place.Form != RecordLabValue.Form)
            return null;
        foreach (var answer in command.Answers)
            if (!place.Items.Contains(answer.Item))
                return Refusals.FormUnknownItem(answer.Item);
        return null;
    }
}
