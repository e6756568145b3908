using System.Text;

namespace Daybook.Trial;

/// <summary>Erases what entries said, with the justification (ICH E6(R3) 4.2.2). That they were there stays provable.</summary>
public sealed record RedactPayloads(IReadOnlyList<long> Entries, string Justification) : Command
{
    public static Decision Decide(RedactPayloads command, StudyState study, Act act)
    {
        if (study.Opened is null)
            return Refusals.StudyNotOpen();
        if (command.Entries.Count == 0)
            return Refusals.RedactionWithoutEntries();
        var remains = new List<RedactedEntry>();
        foreach (var entry in command.Entries.Distinct().Order())
        {
            if (entry < 0 || entry >= study.Size)
                return Refusals.RedactionEntryUnknown(entry);
            if (RemainOf(entry, study) is not { } remain)
                return Refusals.RedactionNotErasable(entry);
            remains.Add(remain);
        }
        return string.IsNullOrWhiteSpace(command.Justification)
            ? Refusals.ReasonMissing("erasing what entries said")
            : Decision.Accept(new PayloadRedacted(remains, command.Justification));
    }

    private static RedactedEntry? RemainOf(long entry, StudyState study)
    {
        if (study.Erasable.TryGetValue(entry, out var erasable))
            return erasable.Struck is { } struck ? TextOf(entry, struck) : new RedactedEntry(entry, erasable.Type, null, null, [], null, erasable.NotAsked, erasable.Corrects);
        if (study.QueryAt(entry) is { } query)
            return TextOf(entry, FreeText.Struck(query.Opened)!);
        return study.HolderOf(entry) is { } her && study.Participants[her].Entries[entry] is var place
            ? new RedactedEntry(entry, EventNames.Of(typeof(ItemsRecorded)), place.Form, place.Occasion, place.Items, null, Conditional(study, her, place) ? place.NotAskedAtFirst : null)
            : null;
    }

    private static bool Conditional(StudyState study, ParticipantKey her, EntryPlace place) =>
        FormItems.Of(study.ProtocolOf(study.Participants[her]), place.Form).Any(item => item.When is not null || item.During.Count > 0);

    private static RedactedEntry TextOf(long entry, TrialEvent struck) =>
        new(entry, TrialJson.TypeOf(struck), null, null, [], Encoding.UTF8.GetString(TrialJson.Write(struck)));
}
