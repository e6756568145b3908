using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>A timetable as an iCalendar file (RFC 5545) that a participant may have: visits, diary windows and prompts at set times, and no period, treatment, kit or endpoint. It rings on a locked phone, so a prompt is not called by its title.</summary>
/// <remarks>Times stand in UTC, so the file needs no zone rules and every calendar shows what the server enforces. The same visit or day has the same UID, so a
/// file that is imported again replaces the old one.</remarks>
public static class TimetableCalendar
{
    /// <summary>RFC 5545, 3.1: a line holds at most 75 octets.</summary>
    private const int LongestLine = 75;

    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");
    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    /// <param name="timetable">The timetable.</param>
    /// <param name="made">When the file is made; every event carries it.</param>
    /// <param name="language">The language in which it is read, as a tag such as de; English where there are no words in it.</param>
    public static string Of(Timetable timetable, Instant made, string? language = null)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var (words, lines) = (CalendarWords.In(language), new List<string>());
        foreach (var visit in timetable.Schedule.Visits)
            lines.AddRange(Event(timetable, made, $"visit-{visit.Visit.Id}", $"{words.Visit} {visit.Visit.Id}", [.. Start(timetable, visit), "TRANSP:TRANSPARENT", $"DESCRIPTION:{Escaped(words.Window(visit))}"]));
        foreach (var window in timetable.Diary)
            lines.AddRange(Event(timetable, made, $"diary-{Day.Format(window.Day)}", words.Diary, [$"DTSTART:{Utc.Format(window.Opens)}", $"DTEND:{Utc.Format(window.Closes)}", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{words.Diary}", $"TRIGGER:{FirstCall(timetable, window)}", "END:VALARM"]));
        foreach (var prompt in timetable.Protocol.Prompts.Where(prompt => prompt.Random is null))
            foreach (var window in timetable.Diary.SelectMany(day => timetable.Schedule.Prompts(prompt, timetable.Participant?.Key ?? default, day.Day)))
                lines.AddRange(Event(timetable, made, $"{prompt.Id}-{Day.Format(window.Day)}-{window.Number}", words.Prompt, [$"DTSTART:{Utc.Format(window.Opens)}", $"DTEND:{Utc.Format(window.Closes)}", "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{words.Prompt}", "TRIGGER:PT0S", "END:VALARM"]));
        return File(timetable.Stamp, words, lines);
    }

    /// <summary>What she has before her first visit: the visits that were agreed with her. Those have the same UIDs later.</summary>
    public static string BeforeHerFirstVisit(Protocol protocol, Participant her, Purpose purpose, Instant made, string? language)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(her);
        var (words, zone) = (CalendarWords.In(language), Schedule.ZoneOf(protocol, her));
        return File(Timetable.StampOf(purpose), words,
            her.Appointments.SelectMany(agreed => Event($"visit-{agreed.Key}.{her.Key.Value}.{protocol.Id}", made, $"{words.Visit} {agreed.Key}", [.. Start(agreed.Value, zone), "TRANSP:TRANSPARENT"])));
    }

    private static string File(string? stamp, CalendarWords words, IEnumerable<string> events)
    {
        IEnumerable<string> lines =
        [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Daybook//schedule//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
            .. stamp is null ? [] : new[] { $"X-WR-CALNAME:{Escaped($"{stamp}: {words.Name}")}" },
            .. events,
            "END:VCALENDAR",
        ];
        return string.Concat(lines.Select(line => Folded(line) + "\r\n"));
    }

    /// <summary>It rings as her phone calls first: when the diary opens, or so many minutes later at her own time.</summary>
    private static string FirstCall(Timetable timetable, DiaryWindow window) =>
        ReminderPlan.Of(timetable.Schedule, window.Day, timetable.Own)[0].At - window.Opens is var later && later > Duration.Zero ? string.Create(CultureInfo.InvariantCulture, $"PT{(int)later.TotalMinutes}M") : "PT0S";

    /// <summary>The whole planned day; of a visit that was agreed with her the hour.</summary>
    private static string[] Start(Timetable timetable, PlannedVisit visit) =>
        timetable.Participant is { } her && !her.Visits.ContainsKey(visit.Visit.Id) && her.Appointments.GetValueOrDefault(visit.Visit.Id) is { } agreed
            ? Start(agreed, timetable.Schedule.Zone)
            : [$"DTSTART;VALUE=DATE:{Day.Format(visit.Target)}", $"DTEND;VALUE=DATE:{Day.Format(visit.Target.PlusDays(1))}"];

    private static string[] Start(Appointment agreed, DateTimeZone zone) =>
        [$"DTSTART:{Utc.Format(zone.AtLeniently(agreed.Date.At(agreed.Time)).ToInstant())}", "DURATION:PT1H"];

    private static IEnumerable<string> Event(Timetable timetable, Instant made, string what, string summary, IEnumerable<string> when) =>
        Event($"{what}.{timetable.Participant?.Key.Value ?? Day.Format(timetable.Schedule.DayOne)}.{timetable.Protocol.Id}", made, summary, when);

    private static IEnumerable<string> Event(string id, Instant made, string summary, IEnumerable<string> when) =>
    [
        "BEGIN:VEVENT",
        $"UID:{Escaped($"{id}@daybook")}",
        $"DTSTAMP:{Utc.Format(made)}",
        $"SUMMARY:{Escaped(summary)}",
        .. when,
        "END:VEVENT",
    ];

    /// <summary>RFC 5545, 3.3.11: what has a meaning in a text is escaped.</summary>
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line goes on after a line end and a space; no character is cut in two.</summary>
    private static string Folded(string line)
    {
        var text = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append(CultureInfo.InvariantCulture, $"\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        return text.ToString();
    }
}
