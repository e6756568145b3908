using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>From entries to the study's one tall table of values.</summary>
public static class Observations
{
    /// <summary>The values that an entry brings; none when it holds no answers.</summary>
    /// <param name="recorded">The entry.</param>
    /// <param name="verdict">The verdict on it, when it came from a device.</param>
    /// <param name="before">The state before the entry.</param>
    /// <remarks>A correction brings rows of its own. Each takes the place of the row that has the same participant, form, occasion with its repeat,
    /// item, place and trial and is not superseded yet.</remarks>
    public static IEnumerable<Observation> From(Recorded recorded, VerdictGiven? verdict, StudyState before)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        ArgumentNullException.ThrowIfNull(before);
        return recorded.Event switch
        {
            ItemsRecorded items => Rows(verdict is null ? recorded : recorded with { At = verdict.Made }, items, PlaceOf(items, verdict, before), verdict?.Day, before),
            ItemsCorrected corrected => Corrections(recorded, corrected, before),
            _ => [],
        };
    }

    private static EntryPlace PlaceOf(ItemsRecorded items, VerdictGiven? verdict, StudyState before)
    {
        var her = before.Participants[items.Participant];
        return KeptEntries.LeavingOut(before.ProtocolOf(her), her, new EntryPlace(items.Form, verdict?.Occasion ?? KeptEntries.AsItCounts(her, items), []) { Verdict = verdict?.Verdict }, items.Answers);
    }

    private static IEnumerable<Observation> Corrections(Recorded recorded, ItemsCorrected corrected, StudyState before)
    {
        var her = before.Participants[corrected.Participant];
        var was = her.Entries[corrected.Entry];
        return Rows(recorded, new ItemsRecorded(corrected.Participant, was.Form, was.Occasion, corrected.Answers), KeptEntries.Corrected(before.ProtocolOf(her), was, corrected.Answers), was.Told || was.Occasion.Kind is not (OccasionKind.Event or OccasionKind.Unscheduled) ? null : was.Day, before, was);
    }

    private static IEnumerable<Observation> Rows(Recorded recorded, ItemsRecorded items, EntryPlace place, int? day, StudyState before, EntryPlace? was = null)
    {
        var her = before.Participants[items.Participant];
        var protocol = before.ProtocolOf(her);
        var form = FormItems.Of(protocol, place.Form);
        var zone = DateTimeZoneProviders.Tzdb[before.ZoneOf(her)];
        var told = place.Told ? ToldMoment.Read(place.Occasion, zone) : null;
        var entered = ((was is null ? told?.At : null) ?? recorded.At).InZone(zone).LocalDateTime;
        day ??= DayOf(place.Occasion, her, protocol, told?.Day ?? entered.Date);
        var time = (items.Collected ?? (was is null && told is { At: null } ? told.Day : null)) is { } date ? LocalDatePattern.Iso.Format(date) : LocalDateTimePattern.GeneralIso.Format(entered);
        foreach (var answer in items.Answers)
        {
            var (number, text, unit) = ValueOf(answer.Answer);
            var flags = ObservationFlags.Of(answer, form, place, her, protocol);
            yield return new Observation(
                her.Key, her.Site, protocol.Version, place.Form, place.Occasion, answer.Item, answer.Place, answer.Trial, number, text, unit, flags, day, time, recorded.Seq, null);
        }
        foreach (var (item, word) in WithoutAnswer(items, place, was))
            yield return new Observation(
                her.Key, her.Site, protocol.Version, place.Form, place.Occasion, item, null, 1, null, null, null, ObservationFlags.Of(word, place, her), day, time, recorded.Seq, null);
    }

    /// <summary>Items that the answers of an entry leave out, and those that a correction has made to be asked and that have no answer: each has a row that says so. What rests has none, as what another visit asks has none here.</summary>
    private static IEnumerable<(string Item, string Word)> WithoutAnswer(ItemsRecorded items, EntryPlace place, EntryPlace? was) => was is null
        ? Unsaid(place.NotAsked.Except(place.Resting), ObservationFlags.NotAsked, items)
        : Unsaid(place.NotAsked.Except(was.NotAsked), ObservationFlags.NotAsked, items).Concat(Unsaid(was.NotAsked.Except(place.NotAsked).Except(was.Idle), ObservationFlags.Unanswered, items));

    private static IEnumerable<(string Item, string Word)> Unsaid(IEnumerable<string> left, string word, ItemsRecorded items) =>
        left.Where(item => items.Answers.All(answer => answer.Item != item)).Select(item => (item, word));

    private static int? DayOf(Occasion occasion, Participant her, Protocol protocol, LocalDate entered) => occasion.Kind switch
    {
        OccasionKind.Visit => her.Visits.GetValueOrDefault(occasion.Key)?.Day,
        OccasionKind.DiaryDay or OccasionKind.Prompt => OccasionDay.Of(occasion) is { } day ? VerdictRules.DayNumber(day, Schedule.Of(protocol, her)) : null,
        _ => VerdictRules.DayNumber(entered, Schedule.Of(protocol, her)),
    };

    private static (decimal? Number, string? Text, string? Unit) ValueOf(Answer answer) => answer switch
    {
        Answer.Number number => (number.Value, null, number.Unit),
        Answer.Boolean yes => (yes.Value ? 1 : 0, null, null),
        Answer.Code code => (null, code.Value, null),
        Answer.Time time => (null, TrialConverters.WriteTime(time.Value), null),
        Answer.Date date => (null, LocalDatePattern.Iso.Format(date.Value), null),
        Answer.Text text => (null, text.Value, null),
        Answer.NotDone notDone => (null, notDone.Reason, null),
        Answer.Skipped => (null, null, null),
        _ => throw new System.Diagnostics.UnreachableException(string.Create(CultureInfo.InvariantCulture, $"The answer {answer} is of no known kind.")),
    };
}
