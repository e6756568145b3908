using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>From a moment on, so far is the clock ahead of UTC.</summary>
internal sealed record ClockChange(Instant At, Offset After);

/// <summary>The machine's own time-zone data, as zdump prints it: other data, other code.</summary>
internal static partial class Zdump
{
    // zdump reads the folder that TZDIR names too: newer data than the machine's can be unpacked anywhere.
    private static readonly string Zones = Environment.GetEnvironmentVariable("TZDIR") is { Length: > 0 } folder ? folder : "/usr/share/zoneinfo";

    /// <summary>The version of the data; null when the machine does not say.</summary>
    public static string? Version { get; } = File.Exists(Path.Combine(Zones, "tzdata.zi"))
        ? File.ReadLines(Path.Combine(Zones, "tzdata.zi")).First().Replace("# version ", "", StringComparison.Ordinal)
        : null;

    /// <summary>The zones that the machine and the product both know.</summary>
    public static IReadOnlyList<string> Shared { get; } = [.. DateTimeZoneProviders.Tzdb.Ids.Where(id => File.Exists(Path.Combine(Zones, id)))];

    /// <summary>The changes of the clock, first how it stood until the first of them. A zone without changes is not there.</summary>
    public static Dictionary<string, List<ClockChange>> Changes(IReadOnlyList<string> ids, int fromYear, int beforeYear)
    {
        var found = ids.ToDictionary(id => id, _ => new List<ClockChange>(), StringComparer.Ordinal);
        using var zdump = Process.Start(new ProcessStartInfo("zdump", ["-v", "-c", $"{fromYear},{beforeYear}", .. ids]) { RedirectStandardOutput = true })!;
        while (zdump.StandardOutput.ReadLine() is { } line)
        {
            if (Line().Match(line) is not { Success: true } match)
                continue;
            var (changes, offset) = (found[match.Groups["zone"].Value], Offset.FromSeconds(int.Parse(match.Groups["offset"].Value, CultureInfo.InvariantCulture)));
            if (match.Groups["second"].Value != "59")
                changes.Add(new ClockChange(InstantOf(match), offset));
            else if (changes.Count == 0)
                changes.Add(new ClockChange(Instant.MinValue, offset)); // the last second before the first change: how clocks stood until then
        }
        zdump.WaitForExit();
        return found.Where(zone => zone.Value.Count > 0).ToDictionary(zone => zone.Key, zone => zone.Value, StringComparer.Ordinal);
    }

    /// <summary>The first instant at which the clock reads the local time or later: try the offset of each stretch between two changes.</summary>
    public static Instant Resolve(List<ClockChange> changes, LocalDateTime local)
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

    private static Instant InstantOf(Match match) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(DateTime.ParseExact(match.Groups["utc"].Value, "MMM d HH:mm:ss yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite), DateTimeKind.Utc));

    // Europe/Madrid  Sun Mar 29 01:00:00 2020 UT = Sun Mar 29 03:00:00 2020 CEST isdst=1 gmtoff=7200
    [GeneratedRegex(@"^(?<zone>\S+) +\w{3} (?<utc>\w{3} +\d+ \d\d:\d\d:(?<second>\d\d) \d{4}) UT = .* gmtoff=(?<offset>-?\d+)$")]
    private static partial Regex Line();
}
