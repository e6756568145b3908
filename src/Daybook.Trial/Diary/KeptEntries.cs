using System.Collections.Immutable;
using NodaTime;

namespace Daybook.Trial;

/// <summary>Which forms have been filled in when, and what was found about the diary days. The answers themselves are not here.</summary>
internal static class KeptEntries
{
    public static StudyState Evolve(StudyState study, ItemsRecorded items, Recorded recorded) => study.Change(items.Participant, her =>
    {
        var occasion = AsItCounts(her, items);
        var learnt = OfStaff(items, recorded) ? Substudies.Learn(study.ProtocolOf(her), her, recorded.Seq, items.Form, items.Answers) : her;
        learnt = StruckDays.Learn(learnt, recorded.Seq, StruckDays.Of(study.ProtocolOf(her), recorded.Seq, items.Form, items.Occasion, items.Answers));
        return learnt with
        {
            Filled = her.Filled.SetItem(KeyOf(items.Form, items.Occasion), occasion.Repeat + 1),
            Entries = her.Entries.SetItem(recorded.Seq, LeavingOut(study.ProtocolOf(her), her, new EntryPlace(items.Form, occasion, ItemsAtVisit(items)), items.Answers, recorded.Remains)),
            Forms = OfStaff(items, recorded) ? her.Forms.Union(FormsIn(items)) : her.Forms,
            Sensory = OfStaff(items, recorded) && items.Form == RecordSensoryTrials.Form ? SensoryTrials.Add(her.Sensory, items) : her.Sensory,
        };
    });

    /// <summary>A correction can be erased; where the corrected answers decide on a sub-study, they decide anew.</summary>
    public static StudyState Evolve(StudyState study, ItemsCorrected corrected, Recorded recorded)
    {
        var erasable = new ErasableEntry(EventNames.Of(recorded.Event.GetType()), recorded.Participant);
        if (!study.Participants.TryGetValue(corrected.Participant, out var known) || !known.Entries.TryGetValue(corrected.Entry, out var place))
            return study with { Erasable = study.Erasable.SetItem(recorded.Seq, erasable) };
        var now = Corrected(study.ProtocolOf(known), place, corrected.Answers, recorded.Remains);
        if (!place.NotAsked.IsEmpty || !now.NotAsked.IsEmpty)
            erasable = erasable with { Corrects = corrected.Entry, NotAsked = now.NotAsked };
        return (study with { Erasable = study.Erasable.SetItem(recorded.Seq, erasable) })
            .Change(corrected.Participant, her => Restrike(Relearn(her with { Entries = her.Entries.SetItem(corrected.Entry, now) }, place), place));

        Participant Restrike(Participant her, EntryPlace place) => StruckDays.Learn(her, recorded.Seq, StruckDays.Of(study.ProtocolOf(her), corrected.Entry, place.Form, place.Occasion, corrected.Answers));

        // What a device said of a visit decided nothing, and its correction decides nothing either.
        Participant Relearn(Participant her, EntryPlace place) => place is { Occasion.Kind: OccasionKind.Visit, Verdict: null } ? Substudies.Learn(study.ProtocolOf(her), her, recorded.Seq, place.Form, corrected.Answers) : her;
    }

    /// <summary>The entry with what its day and its answers leave out; of an erased one, what it is known to have left out.</summary>
    public static EntryPlace LeavingOut(Protocol protocol, Participant her, EntryPlace place, IReadOnlyList<ItemAnswer> answers, RedactedEntry? remains = null)
    {
        var resting = DiaryItems.Resting(protocol, her, place.Form, place.Occasion);
        ImmutableArray<string> left = remains?.NotAsked is { } known ? [.. known] : Branching.NotAsked(FormItems.Of(protocol, place.Form), answers, resting);
        return place with { Resting = resting, NotAsked = left, NotAskedAtFirst = left, Idle = [.. left.Where(item => answers.Any(answer => answer.Item == item))] };
    }

    /// <summary>The entry with what it leaves out after a correction.</summary>
    public static EntryPlace Corrected(Protocol protocol, EntryPlace place, IReadOnlyList<ItemAnswer> answers, RedactedEntry? remains = null)
    {
        var resting = place.Resting.Where(item => answers.All(answer => answer.Item != item));
        ImmutableArray<string> left = remains?.NotAsked is { } known ? [.. known] : Branching.NotAsked(FormItems.Of(protocol, place.Form), place.NotAsked, answers, resting);
        return place with { Resting = [.. place.Resting.Where(left.Contains)], NotAsked = left, Idle = [.. place.Idle.Where(item => answers.All(answer => answer.Item != item))] };
    }

    /// <summary>Of an erased answer nobody knows any more that it was given to an item that was not asked.</summary>
    public static StudyState Forget(StudyState study, PayloadRedacted redacted)
    {
        foreach (var entry in redacted.Entries.Where(entry => entry.NotAsked is { Count: > 0 }).Select(entry => entry.Entry))
            if (study.Participants.Values.FirstOrDefault(her => her.Entries.ContainsKey(entry)) is { } whose)
                study = study.Change(whose.Key, her => her with { Entries = her.Entries.SetItem(entry, her.Entries[entry] with { Idle = [] }) });
        return study;
    }

    // What a device says of a visit does not stand in the way of the staff's form.
    private static bool OfStaff(ItemsRecorded items, Recorded recorded) => items.Occasion.Kind == OccasionKind.Visit && recorded.Origin is null;

    // A device may claim any repeat; this many is no diary.
    private const int MostRepeats = 999_999;

    /// <summary>Whether an entry with that verdict is analysed. The first such entry of a day is the day's.</summary>
    public static bool Counts(Verdict verdict) => verdict is Verdict.InTime or Verdict.Late;

    // A verdict stands directly after its entry.
    public static StudyState Evolve(StudyState study, VerdictGiven given, Recorded recorded) => study.Change(given.Participant, her =>
    {
        var entry = recorded.Seq - 1;
        var judged = her.Entries.TryGetValue(entry, out var place)
            ? her with { Entries = her.Entries.SetItem(entry, place with { Verdict = given.Verdict, Day = given.Day }) }
            : her;
        return given.Occasion.Kind == OccasionKind.DiaryDay && DiaryDayOf(given.Occasion) is { } day && (!her.DiaryDays.TryGetValue(day, out var before) || (Counts(given.Verdict) && !Counts(before)))
            ? judged with { DiaryDays = her.DiaryDays.SetItem(day, given.Verdict) }
            : judged;
    });

    /// <summary>The occasion with the number of earlier entries of that form for it.</summary>
    public static Occasion AsItCounts(Participant her, ItemsRecorded items) =>
        items.Occasion with { Repeat = Math.Max(Math.Min(items.Occasion.Repeat, MostRepeats), her.Filled.GetValueOrDefault(KeyOf(items.Form, items.Occasion))) };

    /// <summary>The date of a diary day; null when its key is not a date.</summary>
    public static LocalDate? DiaryDayOf(Occasion occasion) =>
        NodaTime.Text.LocalDatePattern.Iso.Parse(occasion.Key).TryGetValue(default, out var day) ? day : null;

    /// <summary>Whether the form has been filled in on that occasion.</summary>
    public static bool Holds(Participant her, string form, Occasion occasion) => her.Filled.ContainsKey(KeyOf(form, occasion));

    // A laboratory entry stands for its tests, and so does a sensory one: visit/test. A form stands for itself: visit/form.
    private static IEnumerable<string> FormsIn(ItemsRecorded items) => items.Form is RecordLabValue.Form or RecordSensoryTrials.Form
        ? items.Answers.Select(answer => $"{items.Occasion.Key}/{answer.Item}")
        : [$"{items.Occasion.Key}/{items.Form}"];

    private static ImmutableArray<string> ItemsAtVisit(ItemsRecorded items) =>
        items.Occasion.Kind != OccasionKind.Visit ? []
        : items.Form == RecordSensoryTrials.Form ? [.. items.Answers.Where(answer => answer.Answer is Answer.Number).Select(SensoryTrials.NameOf)]
        : [.. items.Answers.Select(answer => answer.Item).Distinct()];

    private static string KeyOf(string form, Occasion occasion) => $"{form}@{occasion.Kind}:{occasion.Key}";
}
