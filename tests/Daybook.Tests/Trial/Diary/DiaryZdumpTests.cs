using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>Diary windows against the machine's own time-zone data, as zdump prints it: other data, other code.</summary>
public partial class DiaryZdumpTests(ITestOutputHelper output)
{
    private const string Zones = "/usr/share/zoneinfo";
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;

    [Fact]
    public void windows_are_those_that_zdump_gives()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Zones, "tzdata.zi")), "The machine has no tzdata.zi to tell the version of its time-zone data.");
        var ids = DateTimeZoneProviders.Tzdb.Ids.Where(id => File.Exists(Path.Combine(Zones, id))).ToList();
        var differing = new List<string>();
        var windows = 0;
        foreach (var (id, changes) in Changes(ids))
        {
            var wrong = Windows(id, changes).Count(pair => { windows++; return pair.Ours != pair.Theirs; });
            if (wrong > 0)
                differing.Add($"{id} ({wrong})");
        }

        var machine = File.ReadLines(Path.Combine(Zones, "tzdata.zi")).First().Replace("# version ", "", StringComparison.Ordinal);
        var same = Schedule.TzdbVersion.Contains(machine, StringComparison.Ordinal);
        output.WriteLine($"{windows} windows in {ids.Count} zones; zdump reads {machine}, NodaTime {Schedule.TzdbVersion}; differing: {string.Join(", ", differing)}");
        Assert.True(windows > 10_000, $"only {windows} windows were compared");
        // Releases of the data change the rules of a few zones. With the same release every window must agree.
        Assert.True(differing.Count <= (same ? 0 : ids.Count / 20), string.Join("\n", differing));
    }

    private static IEnumerable<(Instant Ours, Instant Theirs)> Windows(string id, List<(Instant At, Offset After)> changes)
    {
        var schedule = Schedule.Planned(Crossover, new LocalDate(2020, 1, 1), id);
        foreach (var (at, after) in changes.Where(change => change.At >= Instant.FromUtc(2020, 1, 2, 0, 0)))
            for (var day = -1; day <= 1; day++)
            {
                var window = schedule.DiaryWindow(at.WithOffset(after).Date.PlusDays(day));
                yield return (window.Opens, Resolve(changes, window.Day + new LocalTime(18, 0)));
                yield return (window.Closes, Resolve(changes, window.Day.PlusDays(1) + new LocalTime(3, 0)));
                yield return (window.LateUntil, Resolve(changes, window.Day.PlusDays(1) + new LocalTime(12, 0)));
            }
    }

    // The first instant at which the clock reads the local time or later: try the offset of each stretch between two changes.
    private static Instant Resolve(List<(Instant At, Offset After)> changes, LocalDateTime local)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var instant = local.WithOffset(changes[i].After).ToInstant();
            if (i > 0 && instant < changes[i].At)
                return changes[i].At;
            if (i + 1 == changes.Count || instant < changes[i + 1].At)
                return instant;
        }
        throw new UnreachableException();
    }

    private static Dictionary<string, List<(Instant At, Offset After)>> Changes(List<string> ids)
    {
        var found = ids.ToDictionary(id => id, _ => new List<(Instant At, Offset After)>(), StringComparer.Ordinal);
        using var zdump = Process.Start(new ProcessStartInfo("zdump", ["-v", "-c", "2019,2036", .. ids]) { RedirectStandardOutput = true })!;
        while (zdump.StandardOutput.ReadLine() is { } line)
        {
            if (Line().Match(line) is not { Success: true } match)
                continue;
            var (changes, offset) = (found[match.Groups["zone"].Value], Offset.FromSeconds(int.Parse(match.Groups["offset"].Value, CultureInfo.InvariantCulture)));
            if (match.Groups["second"].Value != "59")
                changes.Add((InstantOf(match), offset));
            else if (changes.Count == 0)
                changes.Add((Instant.MinValue, offset)); // the last second before the first change: how clocks stood until then
        }
        zdump.WaitForExit();
        return found.Where(zone => zone.Value.Count > 0).ToDictionary(zone => zone.Key, zone => zone.Value, StringComparer.Ordinal);
    }

    private static Instant InstantOf(Match match) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.ParseExact(match.Groups["utc"].Value, "MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite), DateTimeKind.Utc));

    // Europe/Madrid  Sun Mar 29 01:00:00 2020 UT = Sun Mar 29 03:00:00 2020 CEST isdst=1 gmtoff=7200
    [GeneratedRegex(@"^(?<zone>\S+) +\w{3} (?<utc>\w{3} +\d+ \d\d:\d\d:(?<second>\d\d) \d{4}) UT = .* gmtoff=(?<offset>-?\d+)$")]
    private static partial Regex Line();
}
