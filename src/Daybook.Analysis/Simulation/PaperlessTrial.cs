using System.Collections.Immutable;
using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>A simulated trial without its paperwork: the dataset as it would stand at the lock if every visit were held on its day and every kit handed out. Arms are taken in turn.</summary>
/// <param name="protocol">The protocol that is lived.</param>
/// <param name="truth">What its people are like.</param>
/// <param name="participants">How many finish.</param>
/// <param name="measures">The measures that are wanted; nothing else is drawn but the answers on which they wait.</param>
internal sealed class PaperlessTrial(Protocol protocol, Truth truth, int participants, IReadOnlySet<string> measures)
{
    private static readonly LocalDate DayOne = new(2000, 1, 3);
    private readonly Schedule schedule = Schedule.Planned(protocol, DayOne, "UTC");
    private readonly HashSet<string> capped = [.. protocol.Endpoints.Where(endpoint => endpoint.Estimator == Estimator.CensoredTime).Select(endpoint => endpoint.Item)];
    private readonly PaperlessVisits visits = new(protocol, measures);
    private readonly IReadOnlyList<Item> asked = SimulatedAnswers.Needed(protocol.Diary?.Items ?? [], measures.Contains);

    /// <summary>One trial.</summary>
    /// <param name="seed">Same seed, same people.</param>
    /// <param name="arm">The arm that everybody is in, and then every diary is written: what these people could have shown. Null for a trial as it would be.</param>
    public Dataset Of(ulong seed, Arm? arm = null)
    {
        var people = Enumerable.Range(0, participants).Select(number => (Her: Participant(seed, number, arm is not null), Arm: arm ?? protocol.Arms[number % protocol.Arms.Count])).ToList();
        var values = people.SelectMany(person => Values(seed, person.Her, person.Arm, arm is not null));
        var places = new Dictionary<string, IReadOnlyList<string>> { ["all"] = [.. people.Select(person => person.Arm.Id)] };
        var state = StudyState.Empty with { Participants = people.ToImmutableSortedDictionary(person => person.Her.Key, person => person.Her) };
        return Dataset.At(protocol, state, values, new AllocationList(places, new Dictionary<KitId, string>()));
    }

    private Participant Participant(ulong seed, int number, bool whole)
    {
        var key = new ParticipantKey(string.Create(CultureInfo.InvariantCulture, $"r{number + 1:000}"));
        return Finished(key, number) with { DiaryDays = WrittenDays(seed, key, whole).ToImmutableSortedDictionary(date => date, _ => Verdict.InTime) };
    }

    private Participant Finished(ParticipantKey key, int number) => new()
    {
        Key = key,
        Site = protocol.Sites[0].Id,
        Screened = DayOne,
        Label = string.Create(CultureInfo.InvariantCulture, $"P-{number + 1:000}"),
        Zone = "UTC",
        Place = new Place("all", number),
        DayOne = DayOne,
        Visits = schedule.Visits.ToImmutableSortedDictionary(visit => visit.Visit.Id, visit => new HeldVisit(visit.Target, schedule.DayNumber(visit.Target), 0, true), StringComparer.Ordinal),
        Kits = [.. protocol.Visits.Where(visit => visit.Does.Contains(VisitAct.Dispense)).Select(visit => new KitId(visit.Id))],
    };

    private IEnumerable<LocalDate> WrittenDays(ulong seed, ParticipantKey key, bool whole)
    {
        int days = protocol.Diary is null ? 0 : Math.Max(0, schedule.DayNumber(schedule.LastDiaryDay));
        return Enumerable.Range(1, days).Where(day => whole || Written(seed, key, day)).Select(schedule.DateOf);
    }

    private bool Written(ulong seed, ParticipantKey key, int day) =>
        !CounterRandom.For(seed, "diary", key.Value, day.ToString(CultureInfo.InvariantCulture)).NextBernoulli(Missed(day));

    private double Missed(int day) => truth.Diary is { } kept ? VirtualDiary.Missed(kept, (day - 1) / (double)Math.Max(1, schedule.DayNumber(schedule.LastDay) - 1)) + (double)kept.Outside : 0;

    /// <summary>Every prompt is answered or missed by itself, as seldom missed as a diary of that day.</summary>
    private IEnumerable<Observation> Prompts(ulong seed, Participant her, VirtualPerson person, VirtualDays days, bool whole)
    {
        var entry = new PaperlessEntry(protocol, her);
        foreach (var (prompt, items) in protocol.Prompts.Select(prompt => (prompt, Items: SimulatedAnswers.Needed(prompt.Items, measures.Contains))).Where(of => of.Items.Count > 0))
        {
            foreach (int day in Enumerable.Range(1, Math.Max(0, schedule.DayNumber(schedule.LastDiaryDay))))
            {
                var course = days.On(schedule.DateOf(day));
                foreach (string key in Enumerable.Range(1, prompt.PerDay).Select(number => new PromptWindow(schedule.DateOf(day), number, default, default).Key).Where(key => whole || !CounterRandom.For(seed, prompt.Id, her.Key.Value, key).NextBernoulli(Missed(day))))
                {
                    var answers = items.Select(item => (item.Id, Answer: person.Says(item, course, key))).Where(said => said.Answer is not null).Select(said => new ItemAnswer(said.Id, said.Answer!)).ToList();
                    foreach (var value in entry.Values(prompt.Id, new Occasion(OccasionKind.Prompt, key), course.Day, items, answers))
                    {
                        yield return value;
                    }
                }
            }
        }
    }

    private IEnumerable<Observation> Values(ulong seed, Participant her, Arm arm, bool whole)
    {
        var person = new VirtualPerson(seed, her.Key, truth);
        var days = new VirtualDays(protocol, schedule, her, _ => arm);
        return Diary(her, person, days).Concat(Events(seed, her, days)).Concat(Prompts(seed, her, person, days, whole)).Concat(visits.Of(her, person, visit => days.On(schedule.PlannedVisit(visit.Id).Target.PlusDays(-1)), whole ? capped : []));
    }

    /// <summary>Events that an endpoint counts: that they happened, on the day.</summary>
    private IEnumerable<Observation> Events(ulong seed, Participant her, VirtualDays days)
    {
        var counted = protocol.Events.Where(happens => measures.Any(measure => EventCounts.Of(protocol, measure) == happens)).ToList();
        var events = new VirtualEvents(protocol with { Events = counted }, truth, seed);
        var entry = new PaperlessEntry(protocol, her);
        for (int day = 1; counted.Count > 0 && day <= schedule.DayNumber(schedule.LastDiaryDay); day++)
        {
            foreach (var happened in events.On(schedule.DateOf(day), days, her.Key))
            {
                yield return entry.Value(happened.Form, new Occasion(OccasionKind.Event, happened.Key), happened.Items[0].Id, new Answer.Boolean(true), day);
            }
        }
    }

    private IEnumerable<Observation> Diary(Participant her, VirtualPerson person, VirtualDays days)
    {
        var entry = new PaperlessEntry(protocol, her);
        foreach (var date in asked.Count > 0 ? her.DiaryDays.Keys : [])
        {
            var course = days.On(date);
            string day = LocalDatePattern.Iso.Format(date);
            var resting = DiaryItems.Resting(schedule, date);
            List<Item> items = [.. asked.Where(item => !resting.Contains(item.Id))];
            var answers = items.Select(item => (item.Id, Answer: person.Says(item, course, day))).Where(said => said.Answer is not null).Select(said => new ItemAnswer(said.Id, said.Answer!)).ToList();
            foreach (var value in entry.Values(FormItems.Diary, new Occasion(OccasionKind.DiaryDay, day), course.Day, items, answers))
            {
                yield return value;
            }
        }
    }
}
