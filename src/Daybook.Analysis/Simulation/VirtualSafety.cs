using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>Adverse events of virtual participants. Each is recorded on the day after it has gone.</summary>
internal sealed class VirtualSafety(Truth truth, ulong seed)
{
    private const int Longest = 5;

    public IEnumerable<VirtualRequest> Recorded(Candidate candidate, Participant her, VirtualDays days, VirtualPerson person, LocalDate today)
    {
        for (int back = 2; back <= Longest + 1; back++)
        {
            var onset = today.PlusDays(-back);
            if (onset < days.Schedule.DayOne || onset > days.Schedule.LastDay || her.Withdrawn?.Date <= onset)
            {
                continue;
            }
            var course = days.On(onset);
            foreach (var kind in truth.AdverseEvents)
            {
                bool exposed = kind.Treatment is null || (kind.Treatment == course.Treatment && course.DaysOff == 0);
                if (exposed && Length(candidate, kind, course.Day) == back - 1 && person.Happens("adverse/" + kind.Term, course.Day, (double)kind.PerHundredDays / 100))
                {
                    yield return Record(candidate, kind, onset, today.PlusDays(-1), course.Day);
                }
            }
        }
    }

    private int Length(Candidate candidate, AdverseEventTruth kind, int day) =>
        1 + CounterRandom.For(seed, "adverse-length", candidate.Key.Value, kind.Term, day).NextInt(Longest);

    private static VirtualRequest Record(Candidate candidate, AdverseEventTruth kind, LocalDate onset, LocalDate resolved, int day)
    {
        string id = $"ae-{candidate.Key.Value[..8]}-{day}-{kind.Term.Replace(' ', '-').ToLowerInvariant()}";
        return new VirtualRequest(
            new RecordAdverseEvent(candidate.Key, id, kind.Term, onset, resolved, kind.Severity, kind.Serious, kind.Relatedness, ActionTaken.None, Outcome.Recovered),
            Cast.Ines,
            $"virtual/{candidate.Key}/{id}");
    }
}
