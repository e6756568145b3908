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
        var protocol = study.ProtocolOf(her);
        return Broken(command, place, her, protocol) is { } broken
            ? broken
            : Decision.Accept([new ItemsCorrected(her.Key, command.Entry, command.Answers, command.Reason), .. Questions(command, place, protocol, study, act)]);
    }

    private static IEnumerable<TrialEvent> Questions(CorrectItems command, EntryPlace place, Protocol protocol, StudyState study, Act act)
    {
        var ids = new QueryIds(study, act);
        return Alerts(command, place, protocol, study, act, ids).Concat(Begun(command, place, protocol, study, ids));
    }

    /// <summary>What a correction makes to be asked somebody answers, or says why there is no answer.</summary>
    private static IEnumerable<TrialEvent> Begun(CorrectItems command, EntryPlace place, Protocol protocol, StudyState study, QueryIds ids)
    {
        var now = KeptEntries.Corrected(protocol, place, command.Answers);
        foreach (var item in place.NotAsked.Except(now.NotAsked).Where(item => command.Answers.All(answer => answer.Item != item)))
            if (!Asks(study, command.Entry, "entry.unanswered", item))
                yield return new QueryOpened(command.Participant, ids.Next(), command.Entry, item, now.Idle.Contains(item)
                    ? $"After the correction {item} is asked. It had been answered while it was not asked; that answer is kept and not analysed. Which answer holds? Enter it as a correction."
                    : $"After the correction {item} is asked, and it has no answer. Enter it as a correction, or say here why there is none.", "entry.unanswered");
    }

    private static bool Asks(StudyState study, long entry, string rule, string item) =>
        study.Queries.Values.Any(query => query.Opened.Entry == entry && query.Opened.Rule == rule && query.Opened.Item == item && query.Status != QueryStatus.Closed);

    /// <summary>Who was in trouble and was written down wrong is in trouble all the same. An alert on the entry that is still being answered is not raised again.</summary>
    private static IEnumerable<TrialEvent> Alerts(CorrectItems command, EntryPlace place, Protocol protocol, StudyState study, Act act, QueryIds ids)
    {
        foreach (var alert in RaisedAlerts.By(protocol, place.Form, command.Answers))
            if (!Asks(study, command.Entry, RaisedAlerts.RuleOf(alert), alert.Item))
                yield return new QueryOpened(command.Participant, ids.Next(), command.Entry, alert.Item, RaisedAlerts.Text(alert, "the corrected answer", act.At), RaisedAlerts.RuleOf(alert));
    }

    private static Refusal? Broken(CorrectItems command, EntryPlace place, Participant her, Protocol protocol)
    {
        var items = FormItems.Of(protocol, place.Form);
        if (ItemRules.Broken(items, command.Answers, whole: false) is { } broken)
            return broken;
        // What rested by her dates as they were known then, and does not by those that are known now, may be answered now.
        var resting = place.Resting.Intersect(DiaryItems.Resting(protocol, her, place.Form, place.Occasion));
        if (Branching.NotAsked(items, place.NotAsked, command.Answers, resting) is var left && command.Answers.FirstOrDefault(answer => left.Contains(answer.Item)) is { } idle)
            return Refusals.FormNotAsked(idle.Item);
        return place.Form switch
        {
            RecordLabValue.Form => command.Answers.FirstOrDefault(answer => !place.Items.Contains(answer.Item)) is { } other ? Refusals.FormUnknownItem(other.Item) : null,
            RecordSensoryTrials.Form => command.Answers.Select(answer => BrokenTrial(answer, place, protocol)).FirstOrDefault(refusal => refusal is not null),
            _ => null,
        };
    }

    // Whether a trial was made is not corrected, only what was read: else nobody could tell how many are still to be made.
    private static Refusal? BrokenTrial(ItemAnswer answer, EntryPlace place, Protocol protocol) =>
        !place.Items.Contains(SensoryTrials.NameOf(answer)) || answer.Answer is not Answer.Number read ? Refusals.FormUnknownItem(SensoryTrials.NameOf(answer))
        : protocol.Sensory.First(test => test.Id == answer.Item) is var test && read.Value % test.Resolution != 0 ? Refusals.SensoryResolution(test.Id, read.Value, test.Resolution)
        : null;
}
