using System.Globalization;
using Daybook.Statistics.Random;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Analysis;

/// <summary>The phone of a virtual participant: which evenings she writes, when, and when the entry reaches the study.</summary>
internal sealed class VirtualDiary(Protocol protocol, Truth truth, ulong seed)
{
    /// <summary>An entry can be on its way for this long.</summary>
    private const int LongestDelayInDays = 4;

    private readonly VirtualEvents events = new(protocol, truth, seed);
    private readonly VirtualPrompts prompts = new(protocol, seed);
    private readonly Dictionary<(ParticipantKey, LocalDate), (Instant Made, Instant Arrives)?> fates = [];

    /// <summary>The entries that reach the study after <paramref name="since"/> and until <paramref name="now"/>, in the order in which they were made.</summary>
    public IEnumerable<VirtualRequest> Arriving(Candidate candidate, Participant her, VirtualDays days, VirtualPerson person, Instant since, Instant now)
    {
        if (protocol.Diary is null || !her.Devices.TryGetValue(candidate.Device, out var numbering))
        {
            yield break;
        }
        long number = numbering.Last;
        var today = now.InZone(days.Schedule.Zone).Date;
        var first = LocalDate.Max(days.Schedule.DayOne, today.PlusDays(-LongestDelayInDays));
        var arrived = new List<Written>();
        for (var day = first; day <= LocalDate.Min(today, days.Schedule.LastDiaryDay); day = day.PlusDays(1))
        {
            if (Fate(candidate.Key, day, days.Schedule) is { } fate && fate.Arrives > since && fate.Arrives <= now && !(her.Withdrawn?.Date <= day))
            {
                arrived.Add(new Written(FormItems.Diary, OccasionKind.DiaryDay, LocalDatePattern.Iso.Format(day), DiaryItems.Asked(days.Schedule, day), day, fate.Made));
            }
            arrived.AddRange(events.On(day, days, candidate.Key).Concat(prompts.On(day, days.Schedule, candidate.Key, Missed(days.Schedule, day))).Where(happened => happened.Made > since && happened.Made <= now && !(her.Withdrawn?.Date <= day)));
        }
        foreach (var written in arrived.OrderBy(entry => entry.Made))
        {
            yield return Entry(candidate, days, person, written, now, ++number);
        }
    }

    private VirtualRequest Entry(Candidate candidate, VirtualDays days, VirtualPerson person, Written written, Instant sent, long number)
    {
        var course = days.On(written.Day);
        var answers = written.Items
            .Select(item => (item.Id, Answer: person.Says(item, course, written.Key)))
            .Where(said => said.Answer is not null)
            .Select(said => new ItemAnswer(said.Id, said.Answer!))
            .ToList();
        byte[] payload = TrialJson.Write(new ItemsRecorded(candidate.Key, written.Form, new Occasion(written.Kind, written.Key), Branching.Asked(written.Items, answers)));
        string id = Uuid(CounterRandom.For(seed, "entry-id", candidate.Key.Value, written.Kind == OccasionKind.DiaryDay ? written.Key : $"{written.Form}/{written.Key}"), written.Made);
        string Clock(Instant at) => OffsetDateTimePattern.ExtendedIso.Format(at.InZone(days.Schedule.Zone).ToOffsetDateTime());
        var command = new SubmitEntry(candidate.Key, id, candidate.Device, number, payload, Clock(written.Made), days.Schedule.Zone.Id, null, Clock(sent));
        return new VirtualRequest(command, Cast.Phone(candidate.Device), id);
    }

    private (Instant Made, Instant Arrives)? Fate(ParticipantKey key, LocalDate day, Schedule schedule)
    {
        if (!fates.TryGetValue((key, day), out var fate))
        {
            fates[(key, day)] = fate = Draw(CounterRandom.For(seed, "diary", key.Value, LocalDatePattern.Iso.Format(day)), schedule.DiaryWindow(day), Missed(schedule, day));
        }
        return fate;
    }

    /// <summary>The probability that the day is not written, which grows evenly from the first day to the last.</summary>
    internal static double Missed(DiaryTruth kept, double shareOfStudy) =>
        (double)kept.Missed + ((double)(kept.MissedAtEnd ?? kept.Missed) - (double)kept.Missed) * Math.Clamp(shareOfStudy, 0, 1);

    // Planned days, so that the chance of one day does not move when a later visit is late.
    private double Missed(Schedule schedule, LocalDate day) =>
        Missed(truth.Diary!, (schedule.DayNumber(day) - 1) / (double)Math.Max(1, protocol.Periods.Sum(period => period.Days) - 1));

    private (Instant Made, Instant Arrives)? Draw(CounterRandom random, DiaryWindow window, double missed)
    {
        var kept = truth.Diary!;
        double fate = random.NextDouble(), when = random.NextDouble(), delay = random.NextDouble();
        var soon = Duration.FromSeconds(2 + Math.Floor(delay * 90));
        if ((fate -= missed) < 0)
        {
            return null;
        }
        if ((fate -= (double)kept.Late) < 0)
        {
            var late = Between(window.Closes, window.LateUntil, when);
            return (late, late + soon);
        }
        if ((fate -= (double)kept.Outside) < 0)
        {
            var outside = Between(window.LateUntil, window.LateUntil + Duration.FromHours(5), when);
            return (outside, outside + soon);
        }
        var made = Between(window.Opens, window.Closes, when * when);
        return (made, fate - (double)kept.Offline < 0 ? made + Duration.FromMinutes(Math.Floor(4 * 60 + delay * 40 * 60)) : made + soon);
    }

    /// <summary>A whole second inside the stretch, its end left out.</summary>
    private static Instant Between(Instant from, Instant to, double share) =>
        from + Duration.FromSeconds(Math.Floor(Math.Max(0, (to - from).TotalSeconds - 1) * share));

    /// <summary>A UUID of version 7, as the phone makes it: the time in front, chance behind.</summary>
    private static string Uuid(CounterRandom random, Instant made)
    {
        string time = made.ToUnixTimeMilliseconds().ToString("x12", CultureInfo.InvariantCulture);
        ulong high = random.NextUInt64(), low = random.NextUInt64();
        string a = (0x7000 | (high & 0x0fff)).ToString("x4", CultureInfo.InvariantCulture);
        string b = (0x8000 | (low & 0x3fff)).ToString("x4", CultureInfo.InvariantCulture);
        string c = (low >> 16).ToString("x12", CultureInfo.InvariantCulture);
        return $"{time[..8]}-{time[8..]}-{a}-{b}-{c}";
    }
}
