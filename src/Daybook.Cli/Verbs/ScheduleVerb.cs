using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Daybook.Analysis;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Cli.Verbs;

/// <summary>Writes out when everything happens: on paper for a protocol, or for one participant of a study.</summary>
internal static class ScheduleVerb
{
    private static readonly Argument<string?> ProtocolName = new("protocol") { Description = "A protocol file, or the name of a bundled study.", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> Start = new("--start") { Description = "The date of day 1; without it, today.", HelpName = "date" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "The IANA zone in which the participant lives; without it, that of the first site.", HelpName = "zone" };
    private static readonly Option<string?> ArmName = new("--arm") { Description = "The arm or sequence; without it, no treatment is named.", HelpName = "id" };
    private static readonly Option<string?> Person = new("--participant") { Description = "A participant of the study in --data, by label or key; in place of a protocol.", HelpName = "label" };
    private static readonly Option<string?> Site = new("--site") { Description = "Her site, where two sites have the same label.", HelpName = "id" };
    private static readonly Option<string?> OfEndpoint = new("--endpoint") { Description = "Only the days that make this endpoint; primary for that of the primary analysis.", HelpName = "id" };
    private static readonly Option<string?> Out = new("--out") { Description = "Write to this file instead of standard output.", HelpName = "file" };

    private static readonly Option<string> Format = Formats();

    public static System.CommandLine.Command Build() => Verb.Of(
        "schedule",
        "Writes out when everything happens: visits with their windows, diary days in local time and UTC, kits, and the days that make every endpoint.",
        ["daybook schedule minimal-crossover --start 2026-03-01 --zone Europe/Madrid --arm AB", "daybook schedule trial.yaml --start 2026-03-01 --format ics --out visits.ics", "daybook schedule --data demo --study minimal-crossover --participant P-004 --endpoint primary"],
        [ProtocolName, Start, Zone, ArmName, StudyChoice.Data, StudyChoice.Slug, Person, Site, OfEndpoint, Format, Out],
        async (parsed, terminal, cancellation) =>
        {
            var timetable = parsed.GetValue(ProtocolName) is { } name ? OnPaper(parsed, ProtocolFile.Read(name, terminal)) : await OfParticipant(parsed, cancellation);
            var endpoints = parsed.GetValue(OfEndpoint) is { } id ? Chosen(timetable, id) : null;
            return await Write(parsed, terminal, timetable, endpoints, cancellation);
        });

    private static Option<string> Formats()
    {
        var format = new Option<string>("--format") { Description = "table, json, ics (for a participant: no period, kit or endpoint), svg.", DefaultValueFactory = _ => "table" };
        return format.AcceptOnlyFromAmong("table", "json", "ics", "svg");
    }

    private static Timetable OnPaper(ParseResult parsed, Protocol protocol)
    {
        if (parsed.GetValue(Person) is not null) throw new Complaint(ExitCode.Usage, "a protocol has no participants.", "name a protocol, or --data with --participant.");
        var arm = parsed.GetValue(ArmName) is { } id
            ? protocol.Arms.FirstOrDefault(known => known.Id == id) ?? throw new Complaint(ExitCode.NotFound, $"the protocol has no arm {id}.", $"its arms: {string.Join(", ", protocol.Arms.Select(known => known.Id))}.")
            : protocol.Arms is [var only] ? only : null;
        var zone = parsed.GetValue(Zone) ?? protocol.Sites[0].Zone;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null) throw new Complaint(ExitCode.Usage, $"there is no time zone {zone}.", "name it as the IANA data do, for example Europe/Madrid.");
        return new Timetable(Schedule.Planned(arm is null ? protocol : Turns.Lived(protocol, arm.Id), Dates.Day(parsed.GetValue(Start)), zone), arm);
    }

    private static async Task<Timetable> OfParticipant(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Person) is not { } name) throw new Complaint(ExitCode.Usage, "there is nothing to write out.", "name a protocol file, or a --participant of the study in --data.");
        // Her dates and her arm are what they are: the first stand in the ledger, the second in the sealed store.
        foreach (var option in new Option<string?>[] { Start, Zone, ArmName })
            if (parsed.GetValue(option) is not null) throw new Complaint(ExitCode.Usage, $"{option.Name} is for a schedule on paper.", "leave it out, or name a protocol file in place of --participant.");
        await using var study = await StudyChoice.Open(parsed, cancellation);
        var state = study.State;
        var site = parsed.GetValue(Site);
        var found = state.Participants.Values.Where(her => (her.Label == name || her.Key.Value == name) && (site is null || her.Site == site)).ToList();
        if (found.Count > 1) throw new Complaint(ExitCode.Usage, $"{name} is at {string.Join(" and at ", found.Select(one => one.Site))}.", "say which with --site.");
        if (found is not [var her]) throw new Complaint(ExitCode.NotFound, $"the study has no participant {name}.", "give the label that the console shows, for example P-004.");
        var arm = ArmOf(study, her);
        return Turns.Schedule(state.ProtocolOf(her), arm?.Id ?? "", her) is { } schedule ? new Timetable(schedule, arm, her) { Purpose = state.Opened!.Purpose, Own = study.Identities.ReadWishes(her.Key).Own }
            : throw new Complaint(ExitCode.Refused, $"{name} has had no visit yet, so no day has a date.", "hold the first visit, or write out the protocol on paper.");
    }

    // Nobody may know it before two people have opened the code.
    private static Arm? ArmOf(RunningStudy study, Participant her) => study.State.Code is not null && her.Place is { } place && study.OpenCode().Places[place.Stratum][place.Index] is var id
        ? study.State.ProtocolOf(her).Arms.FirstOrDefault(arm => arm.Id == id) : null;

    private static IReadOnlyList<Endpoint> Chosen(Timetable timetable, string id)
    {
        if (id == "primary") return timetable.Primary.Count > 0 ? timetable.Primary : throw new Complaint(ExitCode.NotFound, "the protocol plans no primary analysis.", "name an endpoint.");
        return timetable.Protocol.Endpoints.FirstOrDefault(endpoint => endpoint.Id == id) is { } known ? [known]
            : throw new Complaint(ExitCode.NotFound, $"the protocol has no endpoint {id}.", $"its endpoints: primary, {string.Join(", ", timetable.Protocol.Endpoints.Select(endpoint => endpoint.Id))}.");
    }

    private static async Task<ExitCode> Write(ParseResult parsed, Terminal terminal, Timetable timetable, IReadOnlyList<Endpoint>? endpoints, CancellationToken cancellation)
    {
        var document = endpoints is null ? TimetableJson.Of(timetable) : TimetableJson.Of(timetable, endpoints);
        var format = parsed.GetRequiredValue(Format);
        if (endpoints is not null && format is ("ics" or "svg")) throw new Complaint(ExitCode.Usage, $"--endpoint has no {format}.", "ask for a table or json.");
        var text = format switch
        {
            "json" => Terminal.Text(document) + "\n",
            "ics" => TimetableCalendar.Of(timetable, SystemClock.Instance.GetCurrentInstant(), timetable.Participant?.Language ?? timetable.Protocol.Language),
            "svg" => ScheduleFigure.Of(timetable).Svg,
            _ => endpoints is null ? TimetableText.Of(timetable) : string.Join('\n', endpoints.Select(endpoint => TimetableText.Of(timetable, endpoint))),
        };
        if (parsed.GetValue(Out) is { } path)
        {
            await File.WriteAllTextAsync(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellation);
            terminal.Answer(new JsonObject { ["file"] = path, ["format"] = format }, $"{path}: the schedule of {timetable.Protocol.Id} {timetable.Protocol.Version}");
        }
        else if (terminal.Json) terminal.Answer(document);
        else await terminal.Results.WriteAsync(text);
        return ExitCode.Ok;
    }
}
