using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>How often an event happened on each day on which a participant was under observation, none included.</summary>
/// <remarks>She is under observation from day 1, or from the first day on which her version of the protocol has the event, until the diary ends, she leaves, or nothing more is heard of her: on other days
/// nobody knows whether it happened, and none of them counts as one without it. A day without a diary counts, for an event is written down whenever it happens.</remarks>
internal sealed class EventDays
{
    private readonly Protocol protocol;
    private readonly IReadOnlyCollection<Protocol> versions;
    private readonly ILookup<(ParticipantKey, string Event), Observation> happened;
    private readonly ILookup<ParticipantKey, (string Version, int Day)> heard;

    /// <param name="protocol">The version whose endpoints count events.</param>
    /// <param name="versions">Every version under which somebody answered.</param>
    /// <param name="valid">Every value that stands, of entries that count.</param>
    public EventDays(Protocol protocol, IEnumerable<Protocol> versions, IReadOnlyCollection<Observation> valid)
    {
        (this.protocol, this.versions) = (protocol, [.. versions]);
        happened = valid.Where(o => o.Occasion.Kind == OccasionKind.Event && IsSaid(o)).DistinctBy(o => (o.Participant, o.Form, o.Occasion.Key)).ToLookup(o => (o.Participant, o.Form));
        // A visit tells what was until then, and what a phone found about itself says nothing of her.
        heard = valid.Where(o => o.Day is not null && o.Occasion.Kind != OccasionKind.Visit && o.Form != PhoneForms.Checks)
            .Select(o => (o.Participant, o.ProtocolVersion, Day: o.Day!.Value)).Distinct().ToLookup(one => one.Participant, one => (one.ProtocolVersion, one.Day));
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
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(her.State.Zone ?? "") ?? DateTimeZone.Utc;
            // On the day on which it happened, whenever it was sent.
            var times = happened[(her.Key, happens)].ToLookup(one => OccasionDay.Of(one.Occasion, zone) is { } date ? schedule.DayNumber(date) : one.Day);
            for (int day = FirstDay(her, happens); day <= LastDay(her, schedule); day++)
            {
                yield return Value(her, happens, counts, day, schedule.DateOf(day), times[day].Count());
            }
        }
    }

    // Before her version has the event, she has no button for it.
    private int FirstDay(DatasetParticipant her, string happens)
    {
        bool Has(string version) => versions.Any(known => known.Version == version && known.Events.Any(one => one.Id == happens));
        var days = heard[her.Key].ToLookup(one => Has(one.Version), one => one.Day);
        return !days[false].Any() ? 1 : days[true].DefaultIfEmpty(int.MaxValue).Min();
    }

    // At a visit she tells what was until then; of the day itself her diary speaks.
    private int LastDay(DatasetParticipant her, Schedule schedule)
    {
        int seen = her.State.Visits.Values.Select(visit => schedule.DayNumber(visit.Date) - 1).DefaultIfEmpty(0).Max();
        int last = Math.Min(schedule.DayNumber(schedule.LastDiaryDay), Math.Max(seen, heard[her.Key].Select(one => one.Day).DefaultIfEmpty(0).Max()));
        return her.State.Withdrawn is { } left ? Math.Min(last, schedule.DayNumber(left.Date)) : last;
    }

    private Observation Value(DatasetParticipant her, string happens, EventCount counts, int day, LocalDate date, int times) => new(
        her.Key, her.Site, protocol.Version, happens, new Occasion(OccasionKind.DiaryDay, LocalDatePattern.Iso.Format(date)), EventCounts.NameOf(happens, counts), null, 1,
        counts == EventCount.Days ? Math.Min(1, times) : times, null, null, Calculated.Flag, day, null, 0, null);

    /// <summary>An entry of which the staff have struck every answer out, as not done, is an event that did not happen.</summary>
    private static bool IsSaid(Observation value) =>
        !value.Flags.Split(' ').Contains("not-done", StringComparer.Ordinal) && (value.Number is not null || value.Text is not null || value.Flags.Split(' ').Contains("skipped", StringComparer.Ordinal));
}
