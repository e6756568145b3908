using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>Diary windows, and what a phone shows of them, against the machine's own time-zone data.</summary>
public class DiaryZdumpTests(ITestOutputHelper output)
{
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;

    /// <summary>Both halves of the earth, half and quarter hours, a change at midnight, one of two hours, Ramadan, and the zones that moved across the date line.</summary>
    private static readonly string[] Odd =
        ["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Pacific/Chatham", "America/Santiago", "Asia/Beirut", "Africa/Casablanca", "Antarctica/Troll", "Pacific/Apia", "Pacific/Fakaofo", "Pacific/Kwajalein"];

    [Fact]
    public void windows_are_those_that_zdump_gives()
    {
        Assert.SkipUnless(Zdump.Version is not null, "The machine has no tzdata.zi to tell the version of its time-zone data.");
        var differing = new List<string>();
        var windows = 0;
        foreach (var (id, changes) in Zdump.Changes(Zdump.Shared, 2019, 2036))
        {
            var wrong = Windows(id, changes).Count(pair => { windows++; return pair.Ours != pair.Theirs; });
            if (wrong > 0)
                differing.Add($"{id} ({wrong})");
        }
        output.WriteLine($"{windows} windows in {Zdump.Shared.Count} zones; zdump reads {Zdump.Version}, NodaTime {Schedule.TzdbVersion}; differing: {string.Join(", ", differing)}");
        Assert.True(windows > 10_000, $"only {windows} windows were compared");
        Assert.True(differing.Count <= ShownDeadlines.MayDiffer(Zdump.Shared.Count), string.Join("\n", differing));
    }

    [Fact]
    public async Task the_deadline_that_a_phone_shows_is_the_one_that_the_server_enforces()
    {
        Assert.SkipUnless(Zdump.Version is not null, "The machine has no tzdata.zi to tell the version of its time-zone data.");
        var found = await ShownDeadlines.Compare(Odd, Duration.FromMinutes(30));
        output.WriteLine($"{found.Cases} moments at {found.Changes} changes of the clock; against zdump differ {string.Join(", ", found.AgainstZdump)}");
        Assert.True(found.Cases > 5_000, $"only {found.Cases} moments were compared");
        Assert.Empty(found.Wrong);
        Assert.True(found.AgainstZdump.Count <= ShownDeadlines.MayDiffer(Odd.Length), string.Join("\n", found.AgainstZdump));
    }

    private static IEnumerable<(Instant Ours, Instant Theirs)> Windows(string id, List<ClockChange> changes)
    {
        var schedule = Schedule.Planned(Crossover, new LocalDate(2020, 1, 1), id);
        foreach (var (at, after) in changes.Where(change => change.At >= Instant.FromUtc(2020, 1, 2, 0, 0)))
            for (var day = -1; day <= 1; day++)
            {
                var window = schedule.DiaryWindow(at.WithOffset(after).Date.PlusDays(day));
                yield return (window.Opens, Zdump.Resolve(changes, window.Day + new LocalTime(18, 0)));
                yield return (window.Closes, Zdump.Resolve(changes, window.Day.PlusDays(1) + new LocalTime(3, 0)));
                yield return (window.LateUntil, Zdump.Resolve(changes, window.Day.PlusDays(1) + new LocalTime(12, 0)));
            }
    }
}
