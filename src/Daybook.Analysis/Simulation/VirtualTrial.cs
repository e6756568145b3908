using Daybook.Trial;
using NodaTime;

namespace Daybook.Analysis;

/// <summary>
/// Virtual participants and staff who live through a protocol: a pure function from what the study knows and the virtual instant to what
/// is asked of it next. Every draw is keyed by (seed, person, day, purpose), so a run gives the same commands whenever it is repeated.
/// </summary>
/// <remarks>
/// The study has been opened, published and sealed before the first step. What a person takes is learnt only through the function that the
/// driver hands in; a driver has one only for a synthetic world.
/// </remarks>
public sealed class VirtualTrial
{
    private static readonly Duration Hour = Duration.FromHours(1);
    private readonly Protocol protocol;
    private readonly Truth truth;
    private readonly VirtualPlan plan;
    private readonly Func<Place, Arm> armOf;
    private readonly IReadOnlyList<Candidate> candidates;
    private readonly Dictionary<ParticipantKey, VirtualPerson> people;
    private readonly Dictionary<ParticipantKey, (Participant Her, VirtualDays? Days)> known = [];
    private readonly Dictionary<string, DateTimeZone> zones;
    private readonly VirtualVisits visits;
    private readonly VirtualDiary diary;
    private readonly VirtualSafety safety;

    /// <param name="protocol">The protocol that is lived.</param>
    /// <param name="truth">What its people are like.</param>
    /// <param name="plan">How many, when, and the seed.</param>
    /// <param name="armOf">The arm of the holder of a place.</param>
    public VirtualTrial(Protocol protocol, Truth truth, VirtualPlan plan, Func<Place, Arm> armOf)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(plan);
        (this.protocol, this.truth, this.plan, this.armOf) = (protocol, truth, plan, armOf);
        candidates = Candidates.Of(protocol, truth, plan);
        people = candidates.ToDictionary(candidate => candidate.Key, candidate => new VirtualPerson(plan.Seed, candidate.Key, truth));
        zones = protocol.Sites.Select(site => site.Zone).Distinct().ToDictionary(zone => zone, zone => DateTimeZoneProviders.Tzdb[zone], StringComparer.Ordinal);
        visits = new VirtualVisits(protocol, truth, armOf);
        diary = new VirtualDiary(protocol, truth, plan.Seed);
        safety = new VirtualSafety(truth, plan.Seed);
    }

    /// <summary>How the opened list of a synthetic study becomes what a person takes.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="list">The list.</param>
    /// <param name="state">What the study knows now: minimisation goes by the levels of those before.</param>
    public static Func<Place, Arm> Taking(Protocol protocol, AllocationList list, Func<StudyState> state)
    {
        ArgumentNullException.ThrowIfNull(list);
        var minimised = list.Minimised is { } places ? new MinimisedArms(places, MinimisedAllocation.Choose) : null;
        return place => protocol.Arms.First(arm => arm.Id == (minimised is null ? list.Places[place.Stratum][place.Index] : minimised.Of(state().Levels, place.Index)));
    }

    /// <summary>How many days a run may take, from the first screening to the opened code: the latest that everything can be.</summary>
    public static int LongestRun(Protocol protocol, Truth truth, int participants)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(truth);
        double screened = participants / (1 - (double)truth.Screening.Fail) + 4 * Math.Sqrt(participants) + 4;
        int stretch = protocol.Visits.Sum(visit => visit.Window.Late);
        int days = Math.Max(protocol.Periods.Sum(period => period.Days), protocol.Visits.Max(visit => visit.Day));
        return (int)(screened * 7 / (double)truth.Screening.PerWeek) + truth.Screening.FirstVisitWithin + days + stretch + 10;
    }

    /// <summary>The steps of the run that have something to ask, in order, until the code is open.</summary>
    /// <param name="state">What the study knows now; asked again before every step, so each batch must have been done before the next is taken.</param>
    /// <param name="after">Steps up to here have been done before, as after an interruption.</param>
    /// <exception cref="InvalidOperationException">The run does not come to its end.</exception>
    public IEnumerable<VirtualStep> Steps(Func<StudyState> state, Instant? after = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        var first = plan.First.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var last = first + Duration.FromDays(LongestRun(protocol, truth, plan.Participants) + 30);
        for (var now = first; now < last; now += Hour)
        {
            if (now <= after)
            {
                continue;
            }
            var present = state();
            if (present.Code is not null)
            {
                yield break;
            }
            var requests = At(now, present);
            if (requests.Count > 0)
            {
                yield return new VirtualStep(now, requests);
            }
        }
        if (state().Code is null)
        {
            throw new UnendedTrialException();
        }
    }

    /// <summary>What is asked at that instant, given what the study knows.</summary>
    public IReadOnlyList<VirtualRequest> At(Instant now, StudyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        var requests = new List<VirtualRequest>();
        foreach (var candidate in candidates)
        {
            var local = now.InZone(zones[candidate.Site.Zone]);
            state.Participants.TryGetValue(candidate.Key, out var her);
            if (local.Hour == 10)
            {
                requests.AddRange(visits.Morning(candidate, people[candidate.Key], state, local.Date));
            }
            if (her is { IsEnrolled: true } && DaysOf(her) is { } days)
            {
                requests.AddRange(diary.Arriving(candidate, her, days, people[candidate.Key], now - Hour, now));
                if (local.Hour == 11)
                {
                    requests.AddRange(safety.Recorded(candidate, her, days, people[candidate.Key], local.Date));
                }
            }
        }
        requests.AddRange(now.InUtc().Hour switch
        {
            12 => VirtualQueries.Answers(state, now),
            13 => VirtualQueries.Closures(state),
            14 => Close(state, now),
            _ => [],
        });
        return requests;
    }

    /// <summary>Her dates; computed again only when the study has learnt something of her.</summary>
    private VirtualDays? DaysOf(Participant her)
    {
        if (!known.TryGetValue(her.Key, out var last) || !ReferenceEquals(last.Her, her))
        {
            known[her.Key] = last = (her, Schedule.Of(protocol, her) is { } schedule ? new VirtualDays(protocol, schedule, her, armOf) : null);
        }
        return last.Days;
    }

    /// <summary>When everybody has finished and nothing is asked any more, the study is locked and two people open the code.</summary>
    private IEnumerable<VirtualRequest> Close(StudyState state, Instant now)
    {
        if (state.Lock is not null)
        {
            return [new(new ApproveUnblinding(), Cast.Stan, "virtual/approve/stan"), new(new ApproveUnblinding(), Cast.Ines, "virtual/approve/ines")];
        }
        bool quiet = state.Queries.Values.All(query => query.Status == QueryStatus.Closed);
        return quiet && candidates.All(candidate => HasFinished(candidate, state, now)) ? [new(new LockStudy(), Cast.Stan, "virtual/lock")] : [];
    }

    private bool HasFinished(Candidate candidate, StudyState state, Instant now)
    {
        if (!state.Participants.TryGetValue(candidate.Key, out var her))
        {
            return false;
        }
        if (her.FirstFailing is not null || her.Eligible == false)
        {
            return true;
        }
        if (Schedule.Of(protocol, her) is not { } schedule)
        {
            return false;
        }
        var settled = LocalDate.Max(schedule.LastDay, her.Withdrawn?.Date ?? schedule.LastDay).PlusDays(6).AtMidnight().InZoneLeniently(schedule.Zone).ToInstant();
        return now >= settled && (her.Withdrawn is not null || protocol.Visits.All(visit => her.Visits.ContainsKey(visit.Id)));
    }
}
