using System.Collections.Immutable;
using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>A simulated trial without its paperwork: the dataset as it would stand at the lock if every visit were held on its day. Arms are taken in turn.</summary>
/// <param name="protocol">The protocol that is lived.</param>
/// <param name="truth">What its people are like.</param>
/// <param name="participants">How many finish.</param>
/// <param name="measures">The measures that are wanted; nothing else is drawn.</param>
internal sealed class PaperlessTrial(Protocol protocol, Truth truth, int participants, IReadOnlySet<string> measures)
{
    private static readonly LocalDate DayOne = new(2000, 1, 3);
    private readonly Schedule schedule = Schedule.Planned(protocol, DayOne, "UTC");
    private readonly VirtualForm forms = new(protocol);

    /// <summary>One trial.</summary>
    /// <param name="seed">Same seed, same people.</param>
    /// <param name="arm">The arm that everybody is in, and then every diary is written: what these people could have shown. Null for a trial as it would be.</param>
    public Dataset Of(ulong seed, Arm? arm = null)
    {
        var people = Enumerable.Range(0, participants).Select(number => (Her: Participant(number), Arm: arm ?? protocol.Arms[number % protocol.Arms.Count])).ToList();
        var values = people.SelectMany(person => Values(seed, person.Her, person.Arm, arm is not null));
        var places = new Dictionary<string, IReadOnlyList<string>> { ["all"] = [.. people.Select(person => person.Arm.Id)] };
        var state = StudyState.Empty with { Participants = people.ToImmutableSortedDictionary(person => person.Her.Key, person => person.Her) };
        return Dataset.At(protocol, state, values, new AllocationList(places, new Dictionary<KitId, string>()));
    }

    private Participant Participant(int number) => new()
    {
        Key = new ParticipantKey(string.Create(CultureInfo.InvariantCulture, $"r{number + 1:000}")),
        Site = protocol.Sites[0].Id,
        Screened = DayOne,
        Label = string.Create(CultureInfo.InvariantCulture, $"P-{number + 1:000}"),
        Zone = "UTC",
        Place = new Place("all", number),
        DayOne = DayOne,
        Visits = schedule.Visits.ToImmutableSortedDictionary(visit => visit.Visit.Id, visit => new HeldVisit(visit.Target, schedule.DayNumber(visit.Target), 0, true), StringComparer.Ordinal),
    };

    private IEnumerable<Observation> Values(ulong seed, Participant her, Arm arm, bool whole)
    {
        var person = new VirtualPerson(seed, her.Key, truth);
        var days = new VirtualDays(protocol, schedule, her, _ => arm);
        return Diary(seed, her, person, days, whole).Concat(protocol.Visits.SelectMany(visit => At(her, person, days, visit)));
    }

    private IEnumerable<Observation> Diary(ulong seed, Participant her, VirtualPerson person, VirtualDays days, bool whole)
    {
        var asked = (protocol.Diary?.Items ?? []).Where(item => measures.Contains(item.Id)).ToList();
        for (var date = DayOne; asked.Count > 0 && date <= schedule.LastDiaryDay; date = date.PlusDays(1))
        {
            var course = days.On(date);
            string day = LocalDatePattern.Iso.Format(date);
            foreach (var item in whole || Written(seed, her.Key, course.Day) ? asked : [])
            {
                yield return Value(her, "diary", new Occasion(OccasionKind.DiaryDay, day), item.Id, person.Says(item, course, day), course.Day);
            }
        }
    }

    private bool Written(ulong seed, ParticipantKey key, int day)
    {
        double missed = truth.Diary is { } kept ? VirtualDiary.Missed(kept, (day - 1) / (double)Math.Max(1, schedule.DayNumber(schedule.LastDay) - 1)) + (double)kept.Outside : 0;
        return !CounterRandom.For(seed, "diary", key.Value, day.ToString(CultureInfo.InvariantCulture)).NextBernoulli(missed);
    }

    private IEnumerable<Observation> At(Participant her, VirtualPerson person, VirtualDays days, Visit visit)
    {
        var course = days.On(schedule.PlannedVisit(visit.Id).Target.PlusDays(-1));
        var occasion = new Occasion(OccasionKind.Visit, visit.Id);
        foreach (var form in visit.Forms.Select(id => protocol.Forms.First(form => form.Id == id)).Where(Wanted))
        {
            foreach (var answer in forms.Fill(form, person, course, visit))
            {
                yield return Value(her, form.Id, occasion, answer.Item, answer.Answer, course.Day);
            }
        }
        foreach (var test in protocol.Labs.Where(test => visit.Labs.Contains(test.Id, StringComparer.Ordinal) && measures.Contains(test.Id)))
        {
            yield return Value(her, RecordLabValue.Form, occasion, test.Id, new Answer.Number(person.Lab(test, course, visit.Id), test.Unit), course.Day);
        }
        foreach (var test in protocol.Sensory.Where(test => visit.Sensory.Contains(test.Id, StringComparer.Ordinal) && measures.Contains(test.Id)))
        {
            foreach (var (place, trial) in test.Places.SelectMany(place => Enumerable.Range(1, test.Trials).Select(trial => (place, trial))))
            {
                decimal value = person.Threshold(test, course, visit.Id, place, trial) ?? test.CutOff;
                yield return Value(her, RecordSensoryTrials.Form, occasion, test.Id, new Answer.Number(value, test.Unit), course.Day) with { Place = place, Trial = trial };
            }
        }
    }

    private bool Wanted(Form form) =>
        form.Items.Any(item => measures.Contains(item.Id)) || protocol.Scores.Any(score => score.Form == form.Id && measures.Contains(score.Id));

    private Observation Value(Participant her, string form, Occasion occasion, string item, Answer? answer, int day) => new(
        her.Key, her.Site, protocol.Version, form, occasion, item, null, 1,
        answer switch { Answer.Number number => number.Value, Answer.Boolean yes => yes.Value ? 1 : 0, _ => null },
        (answer as Answer.Code)?.Value, (answer as Answer.Number)?.Unit, "", day, null, 0, null);
}
