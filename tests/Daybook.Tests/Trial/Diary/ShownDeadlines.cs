using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>At every change of the clock: what the card lets a phone show, what the server's verdict is, and what zdump's data give, moment by moment.</summary>
internal static class ShownDeadlines
{
    private static readonly Protocol Crossover = ProtocolReader.Read(File.ReadAllText(Repository.At("protocols", "minimal-crossover.yaml")), "minimal-crossover.yaml").Protocol!;
    private static readonly Instant From = Instant.FromUtc(2020, 1, 2, 0, 0);

    /// <summary>Zones that have moved across the date line did so before 2020; those changes count too.</summary>
    private static readonly Dictionary<string, int> DateLine = new() { ["Pacific/Apia"] = 2011, ["Pacific/Fakaofo"] = 2011, ["Pacific/Kwajalein"] = 1993, ["Pacific/Kiritimati"] = 1994, ["Pacific/Enderbury"] = 1994, ["Pacific/Kanton"] = 1994 };

    /// <summary>What was compared.</summary>
    /// <param name="Cases">Moments.</param>
    /// <param name="Changes">Changes of the clock around which they lie.</param>
    /// <param name="Wrong">Where phone and server do not say the same, or a moment has not exactly one day. Nothing may stand here.</param>
    /// <param name="AgainstZdump">Zones in which the machine's data give another day or another deadline.</param>
    public sealed record Found(long Cases, int Changes, IReadOnlyList<string> Wrong, IReadOnlyList<string> AgainstZdump);

    private sealed record Door(string Day, bool Late, long Until);

    /// <summary>Releases of the data change the rules of a few zones. With the same release every window must agree.</summary>
    public static int MayDiffer(int zones) => Schedule.TzdbVersion.Contains(Zdump.Version!, StringComparison.Ordinal) ? 0 : Math.Max(1, zones / 20);

    public static async Task<Found> Compare(IReadOnlyList<string> zones, Duration step)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Repository.At("artifacts", "web", "sim", "doors.mjs")]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) })!;
        var (cases, changed, wrong, differing) = (0L, 0, new List<string>(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (zone, changes) in Zdump.Changes(zones, 1992, 2036))
            foreach (var change in changes.Where(change => change.At >= From || (change.At > Instant.MinValue && change.At.InUtc().Year - DateLine.GetValueOrDefault(zone) is 0 or 1)))
            {
                changed++;
                var her = Her(zone, change.At.WithOffset(change.After).Date.PlusDays(-4));
                var moments = Moments(Schedule.Of(Crossover, her)!, change, step);
                var shown = await Ask(node, DiaryCard.Compile(Crossover, her, moments[0]), moments);
                foreach (var (at, doors) in moments.Zip(shown))
                {
                    cases++;
                    if (Judge(Schedule.Of(Crossover, her)!, at, doors) is { } problem)
                        wrong.Add($"{zone} {at}: {problem}");
                    if (!Agrees(changes, change, at, doors))
                        differing.Add(zone);
                }
            }
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        return new Found(cases, changed, wrong, [.. differing]);
    }

    /// <summary>Two hours to each side, and the edges of the windows around, to the second.</summary>
    private static List<Instant> Moments(Schedule schedule, ClockChange change, Duration step)
    {
        var moments = new SortedSet<Instant>();
        for (var at = change.At - Duration.FromHours(2); at <= change.At + Duration.FromHours(2); at += step)
            moments.Add(at);
        for (var day = -1; day <= 1; day++)
        {
            var window = schedule.DiaryWindow(change.At.WithOffset(change.After).Date.PlusDays(day));
            foreach (var edge in new[] { change.At, window.Opens, window.Closes, window.LateUntil })
                moments.UnionWith([edge - Duration.FromSeconds(1), edge, edge + Duration.FromSeconds(1)]);
        }
        return [.. moments];
    }

    private static Participant Her(string zone, LocalDate dayOne) => new()
    {
        Key = new ParticipantKey("0123456789abcdef"), Site = Crossover.Sites[0].Id, Screened = dayOne, Zone = zone, DayOne = dayOne,
    };

    private static async Task<List<List<Door>>> Ask(Process node, DiaryCard card, List<Instant> moments)
    {
        var at = string.Join(',', moments.Select(moment => moment.ToUnixTimeMilliseconds()));
        await node.StandardInput.WriteLineAsync($"{{\"card\":{Encoding.UTF8.GetString(card.ToBytes()).TrimEnd()},\"at\":[{at}]}}");
        await node.StandardInput.FlushAsync();
        return JsonSerializer.Deserialize<List<List<Door>>>((await node.StandardOutput.ReadLineAsync())!, JsonSerializerOptions.Web)!;
    }

    /// <summary>What is wrong between phone and server; null when nothing is.</summary>
    private static string? Judge(Schedule schedule, Instant at, List<Door> doors)
    {
        var moment = schedule.Judge(at);
        var days = Enumerable.Range(-3, 7).Select(n => moment.Day.PlusDays(n)).Where(day => schedule.Judge(day, at) is Verdict.InTime or Verdict.Late).ToList();
        if (days.Count > 1 || doors.Count != days.Count)
            return $"{days.Count} days are open at the server, {doors.Count} on the phone";
        if (doors.Count == 0)
            return moment.Verdict is Verdict.InTime or Verdict.Late ? "the phone shows nothing" : null;
        var (door, window) = (doors[0], schedule.DiaryWindow(moment.Day));
        var until = moment.Verdict == Verdict.Late ? window.LateUntil : window.Closes;
        return (door.Day, door.Late, door.Until) == (Iso(moment.Day), moment.Verdict == Verdict.Late, until.ToUnixTimeMilliseconds()) && days[0] == moment.Day
            ? null
            : $"the phone shows {door}, the server {moment.Day} {moment.Verdict} until {until}";
    }

    private static bool Agrees(List<ClockChange> changes, ClockChange change, Instant at, List<Door> doors)
    {
        // The last day whose window has opened, by the machine's data.
        var day = change.At.WithOffset(change.After).Date.PlusDays(4);
        while (Zdump.Resolve(changes, day + new LocalTime(18, 0)) > at)
            day = day.PlusDays(-1);
        var (closes, late) = (Zdump.Resolve(changes, day.PlusDays(1) + new LocalTime(3, 0)), Zdump.Resolve(changes, day.PlusDays(1) + new LocalTime(12, 0)));
        return at >= late ? doors.Count == 0 : doors.Count == 1 && doors[0] == new Door(Iso(day), at >= closes, (at < closes ? closes : late).ToUnixTimeMilliseconds());
    }

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
