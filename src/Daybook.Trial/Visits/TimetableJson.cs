using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Trial;

/// <summary>A timetable for programs. Dates are ISO 8601; times stand in the participant's zone with their offset, and in UTC.</summary>
public static class TimetableJson
{
    public static JsonObject Of(Timetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var document = Head(timetable);
        document["periods"] = List(timetable.Schedule.Periods, period => Of(timetable, period));
        document["visits"] = List(timetable.Schedule.Visits, visit => Of(timetable, visit));
        document["kits"] = List(timetable.Kits, Of);
        if (timetable.Protocol.Supply is { FallbackKits: { } lower } supply)
            document["stock"] = List(timetable.Protocol.Treatments, treatment => new JsonObject { ["treatment"] = treatment.Id, ["holds"] = treatment.Name, ["kits"] = supply.KitsPerSite, ["lower"] = treatment.Lower, ["lowerKits"] = lower });
        document["endpoints"] = List(timetable.Protocol.Endpoints, endpoint => Of(timetable, endpoint));
        document["events"] = List(timetable.Protocol.Events, happens => Of(timetable, happens));
        document["prompts"] = List(timetable.Protocol.Prompts, prompt => Of(timetable, prompt));
        document["diary"] = List(timetable.Diary, window => Of(timetable, window));
        return document;
    }

    /// <summary>What the timetable says of one endpoint alone, with every day that makes it.</summary>
    public static JsonObject Of(Timetable timetable, IEnumerable<Endpoint> endpoints)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        var document = Head(timetable);
        document["endpoints"] = List(endpoints, endpoint => Of(timetable, endpoint));
        var days = endpoints.SelectMany(endpoint => EndpointDays.Of(timetable.Schedule, endpoint)).SelectMany(period => period.Days()).Distinct().Order();
        document["diary"] = List(days, day => Of(timetable, timetable.Schedule.DiaryWindow(day)));
        return document;
    }

    private static JsonObject Head(Timetable timetable) => new()
    {
        ["protocol"] = timetable.Protocol.Id,
        ["version"] = timetable.Protocol.Version,
        ["stamp"] = timetable.Stamp,
        ["participant"] = timetable.Participant?.Name,
        ["site"] = timetable.Participant?.Site,
        ["arm"] = timetable.Arm?.Id,
        ["zone"] = timetable.Schedule.Zone.Id,
        ["tzdb"] = Schedule.TzdbVersion,
        ["dayOne"] = Date(timetable.Schedule.DayOne),
        ["lastDay"] = Date(timetable.Schedule.LastDay),
    };

    private static JsonObject Of(Timetable timetable, PeriodDates period) => new()
    {
        ["period"] = period.Period.Id,
        ["firstDay"] = timetable.Schedule.DayNumber(period.Start),
        ["lastDay"] = timetable.Schedule.DayNumber(period.End),
        ["from"] = Date(period.Start),
        ["to"] = Date(period.End),
        ["starts"] = Kebab.Of(period.Period.Starts.ToString()),
        ["treated"] = period.Period.Treated,
        ["treatment"] = timetable.Treatment(period),
        ["anchor"] = period.Period.Anchor,
    };

    private static JsonObject Of(Timetable timetable, PlannedVisit visit) => new()
    {
        ["visit"] = visit.Visit.Id,
        ["day"] = timetable.Schedule.DayNumber(visit.Target),
        ["date"] = Date(visit.Target),
        ["earliest"] = Date(visit.Earliest),
        ["latest"] = Date(visit.Latest),
        ["held"] = timetable.Participant?.Visits.TryGetValue(visit.Visit.Id, out var held) == true ? Date(held.Date) : null,
        ["scores"] = timetable.Schedule.ScoredPeriod(visit.Visit.Id)?.Id,
        ["does"] = List(visit.Visit.Does, act => Kebab.Of(act.ToString())),
        ["forms"] = List(visit.Visit.Forms, form => form),
        ["labs"] = List(visit.Visit.Labs, lab => lab),
        ["sensory"] = List(visit.Visit.Sensory, test => test),
    };

    private static JsonObject Of(PlannedKit kit) => new()
    {
        ["visit"] = kit.Visit.Visit.Id,
        ["date"] = Date(kit.Visit.Target),
        ["period"] = kit.Period.Period.Id,
        ["from"] = Date(kit.FirstDay),
        ["to"] = Date(kit.LastDay),
        ["units"] = kit.Units,
        ["spare"] = kit.Spare,
    };

    private static JsonObject Of(Timetable timetable, Endpoint endpoint) => new()
    {
        ["endpoint"] = endpoint.Id,
        ["title"] = endpoint.Title,
        ["item"] = endpoint.Item,
        ["primary"] = timetable.Primary.Contains(endpoint),
        ["analyses"] = List(timetable.Protocol.Analyses.Where(analysis => analysis.Endpoint == endpoint.Id), analysis => analysis.Id),
        ["periods"] = List(EndpointDays.Of(timetable.Schedule, endpoint), days => new JsonObject
        {
            ["period"] = days.Dates.Period.Id,
            ["from"] = days.First is { } first ? Date(first) : null,
            ["to"] = days.Last is { } last ? Date(last) : null,
            ["visits"] = List(days.Visits, visit => visit.Visit.Id),
            ["dependsOnArm"] = days.OfTheArm,
        }),
    };

    private static JsonObject Of(Timetable timetable, EventForm happens) => new()
    {
        ["event"] = happens.Id,
        ["title"] = happens.Title,
        ["items"] = List(happens.Items, item => item.Id),
        ["from"] = Date(timetable.Schedule.DayOne),
        ["to"] = Date(timetable.Schedule.LastDiaryDay),
    };

    private static JsonObject Of(Timetable timetable, Prompt prompt) => new()
    {
        ["prompt"] = prompt.Id,
        ["title"] = prompt.Title,
        ["at"] = List(prompt.At, time => Written.Of(time)!.Trim('"')),
        ["random"] = prompt.Random,
        ["minutes"] = prompt.Minutes,
        ["items"] = List(prompt.Items, item => item.Id),
        ["from"] = Date(timetable.Schedule.DayOne),
        ["to"] = Date(timetable.Schedule.LastDiaryDay),
    };

    private static JsonObject Of(Timetable timetable, DiaryWindow window) => new()
    {
        ["day"] = timetable.Schedule.DayNumber(window.Day),
        ["date"] = Date(window.Day),
        ["period"] = timetable.Schedule.PeriodOf(window.Day)?.Period.Id,
        ["opens"] = Local(timetable, window.Opens),
        ["closes"] = Local(timetable, window.Closes),
        ["lateUntil"] = Local(timetable, window.LateUntil),
        ["opensUtc"] = InstantPattern.General.Format(window.Opens),
        ["closesUtc"] = InstantPattern.General.Format(window.Closes),
        ["lateUntilUtc"] = InstantPattern.General.Format(window.LateUntil),
        ["notAsked"] = List(DiaryItems.Resting(timetable.Schedule, window.Day), item => item),
        ["entry"] = timetable.Entry(window.Day) is { } verdict ? Kebab.Of(verdict.ToString()) : null,
    };

    private static JsonArray List<T>(IEnumerable<T> values, Func<T, JsonNode?> of) => new([.. values.Select(of)]);

    private static string Date(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Local(Timetable timetable, Instant at) => OffsetDateTimePattern.Rfc3339.Format(at.InZone(timetable.Schedule.Zone).ToOffsetDateTime());
}
