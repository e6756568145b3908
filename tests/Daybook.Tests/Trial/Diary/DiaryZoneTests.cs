using Daybook.Trial;
using NodaTime;
using NodaTime.TimeZones;

namespace Daybook.Tests.Trial;

/// <summary>Diary windows in every IANA zone, around every change of its clocks from 2020 to 2035.</summary>
public class DiaryZoneTests(ITestOutputHelper output)
{
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;
    private static readonly Interval Years = new(Instant.FromUtc(2020, 1, 1, 0, 0), Instant.FromUtc(2036, 1, 1, 0, 0));

    public static TheoryData<string, string, string?> Diaries => new()
    {
        { "18:00", "03:00+1d", "12:00+1d" }, // past midnight, the bundled one
        { "00:30", "23:30", null }, // around the change
        { "02:15", "02:45", "02:15+1d" }, // within the change, and late until the next one opens
    };

    [Theory, MemberData(nameof(Diaries))]
    public void in_every_zone_each_instant_has_one_diary_day_and_windows_are_apart(string opens, string closes, string? late)
    {
        var diary = Crossover.Diary! with { Opens = Clock(opens), Closes = Clock(closes), LateUntil = late is null ? null : Clock(late) };
        // Every name once; for the odd diaries every set of rules once.
        var zones = opens == "18:00" ? DateTimeZoneProviders.Tzdb.Ids.ToList() : [.. TzdbDateTimeZoneSource.Default.CanonicalIdMap.Values.Distinct()];
        var (changes, probes) = (0, 0);
        foreach (var id in zones)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            foreach (var change in zone.GetZoneIntervals(Years).Where(interval => interval.HasStart && Years.Contains(interval.Start)).Select(interval => interval.Start))
            {
                changes++;
                var first = change.InZone(zone).Date.PlusDays(-3);
                var schedule = Schedule.Planned(Crossover with { Diary = diary }, first.PlusDays(-3), id);
                var windows = Enumerable.Range(0, 7).Select(day => schedule.DiaryWindow(first.PlusDays(day))).ToList();
                Apart(windows, id);
                probes += Probe(schedule, windows, change, id);
                Shown(diary, zone, windows, id);
            }
        }
        output.WriteLine($"{zones.Count} zones, {changes} changes of clocks, {probes} instants");
        Assert.True(changes > 3_000, $"only {changes} changes of clocks were looked at");
    }

    private static void Apart(List<DiaryWindow> windows, string zone)
    {
        foreach (var (window, next) in windows.Zip(windows.Skip(1)))
            Assert.True(window.Opens <= window.Closes && window.Closes <= window.LateUntil && window.LateUntil <= next.Opens && window.Opens < next.Opens, $"{zone}: {window} and {next}");
    }

    // Which day an instant belongs to is found again by counting windows, and its verdict by where it falls.
    private static int Probe(Schedule schedule, List<DiaryWindow> windows, Instant change, string zone)
    {
        var instants = windows.Skip(1).SkipLast(2).SelectMany(window => new[] { window.Opens, window.Closes, window.LateUntil }).Append(change)
            .SelectMany(at => new[] { at - Duration.Epsilon, at, at + Duration.Epsilon }).Where(at => at < windows[^1].Opens).ToList();
        foreach (var at in instants)
        {
            var day = Assert.Single(Enumerable.Range(0, windows.Count - 1), day => windows[day].Opens <= at && at < windows[day + 1].Opens);
            var verdict = at < windows[day].Closes ? Verdict.InTime : at < windows[day].LateUntil ? Verdict.Late : Verdict.OutsideWindow;
            Assert.True(schedule.Judge(at) == new DiaryMoment(windows[day].Day, verdict), $"{zone} at {at}");
        }
        return instants.Count;
    }

    // The deadline that the phone shows is the instant at which the server stops; on the clock it reads as the protocol says, unless that time is skipped.
    private static void Shown(Daybook.Trial.Diary diary, DateTimeZone zone, List<DiaryWindow> windows, string id)
    {
        foreach (var window in windows)
        {
            var said = window.Day.PlusDays(diary.Closes.PlusDays) + diary.Closes.Time;
            var mapping = zone.MapLocal(said);
            var shown = window.Closes.InZone(zone).LocalDateTime;
            Assert.True(mapping.Count == 0 ? window.Closes == mapping.LateInterval.Start : shown == said, $"{id}: {window.Day} says {said}, shows {shown}");
            Assert.Equal(window.Opens < window.Closes, window.Judge(window.Closes - Duration.Epsilon) == Verdict.InTime);
            Assert.NotEqual(Verdict.InTime, window.Judge(window.Closes));
        }
    }

    private static ClockTime Clock(string text) =>
        new(new LocalTime(int.Parse(text[..2], null), int.Parse(text[3..5], null)), text.EndsWith("+1d", StringComparison.Ordinal) ? 1 : 0);
}
