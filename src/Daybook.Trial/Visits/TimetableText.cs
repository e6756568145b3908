using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>A timetable as plain text: columns for people, the same on every machine.</summary>
public static class TimetableText
{
    /// <summary>The whole timetable, ending with a line end.</summary>
    public static string Of(Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var text = new StringBuilder().Append(Head(timetable));
        Append(text, "Periods", ["period", "days", "from", "to", "starts", "taken", "anchor"], timetable.Schedule.Periods.Select(period => Row(timetable, period)));
        Append(text, "Visits", ["visit", "day", "date", "earliest", "latest", "scores", "does", "forms", "labs", "sensory"], timetable.Schedule.Visits.Select(visit => Row(timetable, visit)));
        Append(text, "Dose", ["day of taking", "units a day"], Dose(timetable.Protocol.Supply));
        Append(text, "Kits", ["visit", "date", "period", "taken from", "to", "units", "spare"], timetable.Kits.Select(Row));
        Append(text, "Kits that every site receives", ["treatment", "holds", "kits", "of the lower dose", "kits of it"], Stock(timetable.Protocol));
        foreach (var endpoint in timetable.Protocol.Endpoints)
            text.Append(Heading(timetable, endpoint)).Append(Columns(["period", "days", "from", "to", "visits"], EndpointDays.Of(timetable.Schedule, endpoint).Where(days => !days.OfTheArm).Select(days => Row(timetable, days)))).Append(Unknown(timetable, endpoint));
        Append(text, "Events", ["event", "button", "items", "from", "to"], timetable.Protocol.Events.Select(happens => Row(timetable, happens)));
        Append(text, "Prompts", ["prompt", "title", "asks", "minutes", "items", "from", "to"], timetable.Protocol.Prompts.Select(prompt => Row(timetable, prompt)));
        Append(text, "Diary", ["day", "date", "period", "opens", "closes", "late until", "opens UTC", "closes UTC", "late until UTC", "not asked"], timetable.Diary.Select(window => Row(timetable, window)));
        return text.ToString();
    }

    /// <summary>Every day and visit that makes the endpoint, ending with a line end.</summary>
    public static string Of(Timetable timetable, Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        ArgumentNullException.ThrowIfNull(endpoint);
        var text = new StringBuilder().Append(Head(timetable)).Append(Heading(timetable, endpoint));
        var periods = EndpointDays.Of(timetable.Schedule, endpoint);
        if (endpoint.Window.Kind == WindowKind.Visit)
            text.Append(Columns(["period", "visit", "day", "date", "earliest", "latest", "held"], periods.SelectMany(period => period.Visits.Select(visit => Row(timetable, period, visit)))));
        else
            text.Append(Columns(["period", "day", "date", "opens", "closes", "late until", "entry"], periods.SelectMany(period => period.Days().Select(day => Row(timetable, period, day)))));
        return text.Append(Unknown(timetable, endpoint)).ToString();
    }

    private static string Head(Timetable timetable)
    {
        var (protocol, schedule) = (timetable.Protocol, timetable.Schedule);
        var whose = timetable.Participant is { } her ? $"{her.Name} at {her.Site}" : timetable.Arm is { } arm ? $"arm {arm.Id}, on paper" : "on paper";
        var stamp = timetable.Stamp is { } says ? $"{says}\n" : "";
        var read = protocol.Languages.Count == 0 ? "" : $"read in {string.Join(", ", timetable.Participant is { } reader ? [reader.Language ?? protocol.Language] : Spoken.Languages(protocol))}\n";
        return string.Create(CultureInfo.InvariantCulture, $"{stamp}{protocol.Id} {protocol.Version}, {whose}\n{read}")
            + string.Create(CultureInfo.InvariantCulture, $"day 1 is {Date(schedule.DayOne)} in {schedule.Zone.Id}; the last is day {schedule.DayNumber(schedule.LastDay)}, {Date(schedule.LastDay)}\n");
    }

    private static string Heading(Timetable timetable, Endpoint endpoint)
    {
        var uses = timetable.Protocol.Analyses.Where(analysis => analysis.Endpoint == endpoint.Id).Select(analysis => $"{analysis.Id} ({Kebab.Of(analysis.Rank.ToString())})").ToList();
        var window = Kebab.Of(endpoint.Window.Kind.ToString()) + (endpoint.Window.Days > 0 ? string.Create(CultureInfo.InvariantCulture, $"-{endpoint.Window.Days}") : "");
        return string.Create(CultureInfo.InvariantCulture, $"\nEndpoint {endpoint.Id}: {endpoint.Title}\n")
            + string.Create(CultureInfo.InvariantCulture, $"{Kebab.Of(endpoint.Estimator.ToString())} of {endpoint.Item}, window {window}, at least {endpoint.AtLeast}; {(uses.Count == 0 ? "no analysis" : string.Join(", ", uses))}\n");
    }

    private static IEnumerable<string[]> Dose(Supply? supply)
    {
        if (supply is null or { Steps.Count: 0, Fallback: null })
            return [];
        var steps = supply.Steps.Count > 0 ? supply.Steps : [new DoseStep { Day = 1, PerDay = supply.PerDay }];
        IEnumerable<string[]> lower = supply.Fallback is { } units ? [[supply.FallbackKits is null ? "not tolerated" : "not tolerated, from kits of the lower dose", Number(units)]] : [];
        return steps.Select(step => new[] { Number(step.Day), Number(step.PerDay) }).Concat(lower);
    }

    // Where all kits are of one strength, the protocol has said it.
    private static IEnumerable<string[]> Stock(Protocol protocol) => protocol.Supply is not { FallbackKits: { } lower } supply ? []
        : protocol.Treatments.Select(treatment => new[] { treatment.Id, treatment.Name, Number(supply.KitsPerSite), treatment.Lower ?? "", Number(lower) });

    private static string Unknown(Timetable timetable, Endpoint endpoint) =>
        string.Concat(EndpointDays.Of(timetable.Schedule, endpoint).Where(days => days.OfTheArm).Select(days => $"  in {days.Dates.Period.Id} the days depend on the arm, which nobody may know yet\n"));

    private static string[] Row(Timetable timetable, PeriodDates period) =>
    [
        period.Period.Id, Days(timetable, period.Start, period.End), Date(period.Start), Date(period.End), Kebab.Of(period.Period.Starts.ToString()),
        !period.Period.Treated ? "nothing" : timetable.Treatment(period) ?? "treatment", period.Period.Anchor ?? "",
    ];

    private static string[] Row(Timetable timetable, PlannedVisit visit) =>
    [
        visit.Visit.Id, Number(timetable.Schedule.DayNumber(visit.Target)), Date(visit.Target), Date(visit.Earliest), Date(visit.Latest), timetable.Schedule.ScoredPeriod(visit.Visit.Id)?.Id ?? "",
        List(visit.Visit.Does.Select(act => Kebab.Of(act.ToString()))), List(visit.Visit.Forms), List(visit.Visit.Labs), List(visit.Visit.Sensory),
    ];

    private static string[] Row(Timetable timetable, EventForm happens) =>
        [happens.Id, happens.Title, List(happens.Items.Select(item => item.Id)), Date(timetable.Schedule.DayOne), Date(timetable.Schedule.LastDiaryDay)];

    private static string[] Row(Timetable timetable, Prompt prompt) =>
    [
        prompt.Id, prompt.Title,
        prompt.Random is { } times ? string.Create(CultureInfo.InvariantCulture, $"{times} times by chance from {Written.Of(prompt.From)} to {Written.Of(prompt.To)}, at least {prompt.Gap} minutes apart").Replace("\"", "", StringComparison.Ordinal) : List(prompt.At.Select(time => Written.Of(time)!.Trim('"'))),
        Number(prompt.Minutes), List(prompt.Items.Select(item => item.Id)), Date(timetable.Schedule.DayOne), Date(timetable.Schedule.LastDiaryDay),
    ];

    private static string[] Row(PlannedKit kit) =>
        [kit.Visit.Visit.Id, Date(kit.Visit.Target), kit.Period.Period.Id, Date(kit.FirstDay), Date(kit.LastDay), Number(kit.Units), Number(kit.Spare)];

    private static string[] Row(Timetable timetable, EndpointDays days) => days is { First: { } first, Last: { } last }
        ? [days.Dates.Period.Id, Days(timetable, first, last), Date(first), Date(last), ""]
        : [days.Dates.Period.Id, "", "", "", List(days.Visits.Select(visit => $"{visit.Visit.Id} ({Date(visit.Target)})"))];

    private static string[] Row(Timetable timetable, DiaryWindow window) =>
    [
        Number(timetable.Schedule.DayNumber(window.Day)), Date(window.Day), timetable.Schedule.PeriodOf(window.Day)?.Period.Id ?? "",
        .. new[] { window.Opens, window.Closes, window.LateUntil }.Select(at => Local(timetable, at)), .. new[] { window.Opens, window.Closes, window.LateUntil }.Select(Utc),
        List(DiaryItems.Resting(timetable.Schedule, window.Day)),
    ];

    private static string[] Row(Timetable timetable, EndpointDays period, LocalDate day)
    {
        var window = timetable.Schedule.DiaryWindow(day);
        var entry = timetable.Participant is null ? "" : timetable.Entry(day) is { } verdict ? Kebab.Of(verdict.ToString()) : "none";
        return [period.Dates.Period.Id, Number(timetable.Schedule.DayNumber(day)), Date(day), .. new[] { window.Opens, window.Closes, window.LateUntil }.Select(at => Local(timetable, at)), entry];
    }

    private static string[] Row(Timetable timetable, EndpointDays period, PlannedVisit visit) =>
    [
        period.Dates.Period.Id, visit.Visit.Id, Number(timetable.Schedule.DayNumber(visit.Target)), Date(visit.Target), Date(visit.Earliest), Date(visit.Latest),
        timetable.Participant?.Visits.TryGetValue(visit.Visit.Id, out var held) == true ? Date(held.Date) : "",
    ];

    private static void Append(StringBuilder text, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = Columns(columns, rows);
        if (table.Length > 0)
            text.Append('\n').Append(title).Append('\n').Append(table);
    }

    /// <summary>Rows under their columns, each as wide as its widest cell; a column in which nothing stands is left out.</summary>
    private static string Columns(string[] columns, IEnumerable<string[]> rows)
    {
        var all = rows.ToList();
        var shown = Enumerable.Range(0, columns.Length).Where(column => all.Any(row => row[column].Length > 0)).ToList();
        var widths = shown.ToDictionary(column => column, column => all.Append(columns).Max(row => row[column].Length));
        return string.Concat((all.Count == 0 ? [] : all.Prepend(columns)).Select(row => $"  {string.Join("  ", shown.Select(column => row[column].PadRight(widths[column])))}".TrimEnd() + "\n"));
    }

    private static string Days(Timetable timetable, LocalDate first, LocalDate last) => first > last ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{timetable.Schedule.DayNumber(first)} to {timetable.Schedule.DayNumber(last)}");

    private static string List(IEnumerable<string> words) => string.Join(", ", words);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Local(Timetable timetable, Instant at) => LocalMinute.Format(at.InZone(timetable.Schedule.Zone).ToOffsetDateTime());

    private static string Utc(Instant at) => UtcMinute.Format(at);

    private static readonly OffsetDateTimePattern LocalMinute = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mmo<g>");
    private static readonly InstantPattern UtcMinute = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");
}
