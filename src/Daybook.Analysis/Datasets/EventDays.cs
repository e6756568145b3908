using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>How often an event happened on each day on which a participant was under observation, none included.</summary>
/// <remarks>She is under observation from day 1 until the diary ends, she leaves, or nothing more is heard of her: after that nobody knows whether it happened, and no day counts as one without it.
/// A day without a diary counts, for an event is written down whenever it happens.</remarks>
internal sealed class EventDays
{
    private readonly Protocol protocol;
    private readonly HashSet<(ParticipantKey, string Event, int Day, string Occasion)> happened;
    private readonly Dictionary<ParticipantKey, int> heard;

    /// <param name="protocol">The version whose endpoints count events.</param>
    /// <param name="valid">Every value that stands, of entries that count.</param>
    public EventDays(Protocol protocol, IReadOnlyCollection<Observation> valid)
    {
        this.protocol = protocol;
        happened = [.. valid.Where(o => o.Occasion.Kind == OccasionKind.Event && o.Day is not null && IsSaid(o)).Select(o => (o.Participant, o.Form, o.Day!.Value, o.Occasion.Key))];
        heard = valid.Where(o => o.Day is not null).GroupBy(o => o.Participant).ToDictionary(hers => hers.Key, hers => hers.Max(o => o.Day!.Value));
    }

    /// <summary>The values of every event that an endpoint counts.</summary>
    public IEnumerable<Observation> Of(DatasetParticipant her)
    {
        if (her.Schedule is not { } schedule)
        {
            yield break;
        }
        foreach (var (happens, counts) in protocol.Endpoints.Where(endpoint => endpoint.Event is not null).Select(endpoint => (endpoint.Event!, endpoint.Counts)).Distinct())
        {
            var times = happened.Where(one => one.Item1 == her.Key && one.Event == happens).ToLookup(one => one.Day);
            for (int day = 1; day <= LastDay(her, schedule); day++)
            {
                yield return Value(her, happens, counts, day, schedule.DateOf(day), times[day].Count());
            }
        }
    }

    // At a visit she tells what was until then; of the day itself her diary speaks.
    private int LastDay(DatasetParticipant her, Schedule schedule)
    {
        int seen = her.State.Visits.Values.Select(visit => schedule.DayNumber(visit.Date) - 1).DefaultIfEmpty(0).Max();
        int last = Math.Min(schedule.DayNumber(schedule.LastDiaryDay), Math.Max(seen, heard.GetValueOrDefault(her.Key)));
        return her.State.Withdrawn is { } left ? Math.Min(last, schedule.DayNumber(left.Date)) : last;
    }

    private Observation Value(DatasetParticipant her, string happens, EventCount counts, int day, LocalDate date, int times) => new(
        her.Key, her.Site, protocol.Version, happens, new Occasion(OccasionKind.DiaryDay, LocalDatePattern.Iso.Format(date)), EventCounts.NameOf(happens, counts), null, 1,
        counts == EventCount.Days ? Math.Min(1, times) : times, null, null, Calculated.Flag, day, null, 0, null);

    /// <summary>An entry of which the staff have struck every answer out, as not done, is an event that did not happen.</summary>
    private static bool IsSaid(Observation value) =>
        !value.Flags.Split(' ').Contains("not-done", StringComparer.Ordinal) && (value.Number is not null || value.Text is not null || value.Flags.Split(' ').Contains("skipped", StringComparer.Ordinal));
}
