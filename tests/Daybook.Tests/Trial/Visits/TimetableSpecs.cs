using System.Text;
using System.Text.Json.Nodes;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>A schedule written out: what stands in it is what the paper says, what the phone enforces and what the analysis reads.</summary>
public class TimetableSpecs
{
    private static readonly LocalDate March1 = new(2026, 3, 1);
    private static readonly Instant Made = Instant.FromUtc(2026, 2, 1, 12, 0);
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;
    private static readonly Protocol Pilot = ProtocolReader.Read(Bundled.Pilot, "ldn-fibromyalgia-2009.yaml").Protocol!;

    [Fact]
    public void the_pilot_runs_as_its_paper_says_day_for_day()
    {
        var (timetable, schedule) = Planned(Pilot, "America/Los_Angeles");
        var visits = schedule.Visits.Select(visit => (visit.Visit.Id, Day: schedule.DayNumber(visit.Target) - 1, Phase: schedule.ScoredPeriod(visit.Visit.Id)?.Id));

        // Two weeks each of baseline and placebo, eight of drug, two of washout: 98 days.
        Assert.Equal([("baseline", 1, 14), ("placebo", 15, 28), ("drug", 29, 84), ("washout", 85, 98)],
            schedule.Periods.Select(period => (period.Period.Id, schedule.DayNumber(period.Start), schedule.DayNumber(period.End))));
        Assert.Equal(Enumerable.Range(1, 98), timetable.Diary.Select(window => schedule.DayNumber(window.Day)));
        // Eight visits, one every two weeks; each measures the phase that has just ended (figure 2).
        Assert.Equal([("v1", 0, "baseline"), ("v2", 14, "baseline"), ("v3", 28, "placebo"), ("v4", 42, "drug"), ("v5", 56, "drug"), ("v6", 70, "drug"), ("v7", 84, "drug"), ("v8", 98, "washout")], visits);
        // Fourteen days and four spare capsules a bottle; one bottle of placebo, four of the drug.
        Assert.All(timetable.Kits, kit => Assert.Equal((18, 4), (kit.Units, kit.Spare)));
        Assert.Equal([("v2", "placebo"), ("v3", "drug"), ("v4", "drug"), ("v5", "drug"), ("v6", "drug")], timetable.Kits.Select(kit => (kit.Visit.Visit.Id, kit.Period.Period.Id)));
        Golden.Equals("ldn-fibromyalgia-2009.txt", TimetableText.Of(timetable));
    }

    [Fact]
    public void a_timetable_is_golden_as_text_and_json()
    {
        var (timetable, _) = Planned(Crossover, "Europe/Madrid", "AB");

        Golden.Equals("minimal-crossover.txt", TimetableText.Of(timetable));
        Golden.Equals("minimal-crossover.json", TimetableJson.Of(timetable).ToJsonString(new() { WriteIndented = true, NewLine = "\n" }) + "\n");
        Golden.Equals("minimal-crossover-primary.txt", TimetableText.Of(timetable, timetable.Primary.Single()));
    }

    [Fact]
    public void a_program_reads_what_happens_and_what_is_asked_beside_the_diary()
    {
        var (events, prompts) = (Of("event-forms")["events"]!.AsArray(), Of("prompts")["prompts"]!.AsArray());

        Assert.Equal([("attack", "strength, lying"), ("rescue", "tablets")], events.Select(happens => (Text(happens!, "event"), Items(happens!))));
        Assert.Equal(("I have an attack", "2026-03-01", "2026-03-14"), (Text(events[0]!, "title"), Text(events[0]!, "from"), Text(events[0]!, "to")));
        Assert.Equal([("moment", 4, ""), ("rest", null, "07:30, 12:30")], prompts.Select(prompt => (Text(prompt!, "prompt"), (int?)prompt!["random"], string.Join(", ", prompt["at"]!.AsArray().Select(at => (string)at!)))));

        static JsonObject Of(string fixture) => TimetableJson.Of(Planned(ProtocolReader.Read(FixtureStory.Yaml(fixture), fixture).Protocol!, "Europe/Madrid").Timetable);
        static string Items(JsonNode form) => string.Join(", ", form["items"]!.AsArray().Select(item => (string)item!));
    }

    [Fact]
    public void every_local_time_and_its_utc_time_are_one_moment()
    {
        var (timetable, _) = Planned(Crossover, "Europe/Madrid");
        var moments = TimetableJson.Of(timetable)["diary"]!.AsArray().SelectMany(day => new[] { "opens", "closes", "lateUntil" }.Select(end => (Local: Text(day!, end), Utc: Text(day!, end + "Utc")))).ToList();

        Assert.Equal(3 * 31, moments.Count);
        Assert.All(moments, moment => Assert.Equal(DateTimeOffset.Parse(moment.Utc, null), DateTimeOffset.Parse(moment.Local, null)));
        Assert.Contains(moments, moment => moment.Local.EndsWith("+01:00", StringComparison.Ordinal));
        Assert.Contains(moments, moment => moment.Local.EndsWith("+02:00", StringComparison.Ordinal));
    }

    [Fact]
    public void a_late_visit_moves_the_days_that_make_the_endpoint()
    {
        var her = Someone with { Visits = Someone.Visits.Add("v2", new HeldVisit(March1.PlusDays(23), 24, 2, true)) };
        var days = EndpointDays.Of(Schedule.Of(Crossover, her)!, Crossover.Endpoints[0]);

        Assert.Equal([(7, 13), (26, 32)], days.Select(part => (NodaTime.Period.DaysBetween(March1, part.First!.Value), NodaTime.Period.DaysBetween(March1, part.Last!.Value))));
    }

    [Fact]
    public void each_day_of_a_participant_says_what_became_of_its_entry()
    {
        var her = Someone with { DiaryDays = Someone.DiaryDays.Add(March1.PlusDays(7), Verdict.InTime).Add(March1.PlusDays(8), Verdict.Late) };
        var timetable = new Timetable(Schedule.Of(Crossover, her)!, null, her);
        var rows = TimetableText.Of(timetable, timetable.Primary.Single()).Split('\n').Where(line => line.StartsWith("  first ", StringComparison.Ordinal)).Select(line => line.Split("  ")[^1]);

        Assert.Equal(["in-time", "late", "none", "none", "none", "none", "none"], rows);
    }

    [Fact]
    public void what_is_taken_stands_only_where_the_arm_is_known()
    {
        Assert.Contains("active", TimetableText.Of(Planned(Crossover, "Europe/Madrid", "AB").Timetable), StringComparison.Ordinal);
        var unknown = new Timetable(Schedule.Of(Crossover, Someone)!, null, Someone);
        Assert.DoesNotContain("active", TimetableText.Of(unknown) + TimetableJson.Of(unknown).ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("control", TimetableText.Of(unknown) + TimetableJson.Of(unknown).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void the_calendar_is_read_by_another_program_and_has_the_same_moments()
    {
        var (timetable, schedule) = Planned(Crossover, "Europe/Madrid", "AB");
        var text = TimetableCalendar.Of(timetable, Made);
        var events = Ical.Net.Calendar.Load(text)!.Events;

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Equal(3 + 31, events.Count);
        Assert.Equal(events.Count, events.Select(one => one.Uid).Distinct().Count());
        Assert.Equal(timetable.Diary.Select(window => (window.Opens.ToDateTimeUtc(), window.Closes.ToDateTimeUtc())),
            events.Where(one => one.Summary == "Diary").OrderBy(one => one.DtStart!.AsUtc).Select(one => (one.DtStart!.AsUtc, one.DtEnd!.AsUtc)));
        Assert.Equal(schedule.Visits.Select(visit => (visit.Target.ToDateOnly(), false)),
            events.Where(one => one.Summary != "Diary").OrderBy(one => one.DtStart!.AsUtc).Select(one => (one.DtStart!.Date, one.DtStart.HasTime)));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        Golden.Equals("minimal-crossover.ics", text.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void the_calendar_is_the_same_in_every_arm() =>
        Assert.Equal(TimetableCalendar.Of(Planned(Crossover, "Europe/Madrid", "AB").Timetable, Made), TimetableCalendar.Of(Planned(Crossover, "Europe/Madrid", "BA").Timetable, Made));

    [Fact]
    public void a_participant_may_have_the_calendar()
    {
        var words = Pilot.Periods.Select(period => period.Id).Concat(Pilot.Treatments.Select(treatment => treatment.Id)).Concat(Pilot.Endpoints.Select(endpoint => endpoint.Id));
        var text = TimetableCalendar.Of(Planned(Pilot, "America/Los_Angeles", "all").Timetable, Made);

        Assert.All(words, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void a_prompt_is_not_called_by_its_title_on_a_locked_phone()
    {
        var timetable = Planned(ProtocolReader.Read(Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/prompts.yaml"), "prompts.yaml").Protocol!, "Europe/Madrid", "A").Timetable;
        var titles = Ical.Net.Calendar.Load(TimetableCalendar.Of(timetable, Made))!.Events.Select(one => one.Summary).Distinct().Order();

        Assert.Equal(["A few questions", "Diary", "Study visit v1", "Study visit v2"], titles);
    }

    [Theory]
    [InlineData("en", "Diary")]
    [InlineData("de", "Tagebuch")]
    [InlineData("es", "Diario")]
    [InlineData("ar", "اليوميات")]
    [InlineData("ja", "日記")]
    [InlineData("xx", "Diary")]
    public void the_calendar_is_written_in_her_language(string language, string diary)
    {
        var events = Ical.Net.Calendar.Load(TimetableCalendar.Of(Planned(Crossover, "Europe/Madrid", "AB").Timetable, Made, language))!.Events;

        Assert.Equal(31, events.Count(one => one.Summary == diary));
        Assert.Contains(events, one => one.Description?.Contains("2026-03-", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void a_long_line_of_the_calendar_is_folded_between_characters()
    {
        var yaml = Bundled.Crossover.Replace("id: v3,", $"id: {new string('v', 60)}-3,", StringComparison.Ordinal);
        var timetable = Planned(ProtocolReader.Read(yaml, "long.yaml").Protocol!, "Europe/Madrid").Timetable;
        var text = TimetableCalendar.Of(timetable, Made);

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains(Ical.Net.Calendar.Load(text)!.Events, one => one.Summary == $"Study visit {new string('v', 60)}-3");
    }

    private static (Timetable Timetable, Schedule Schedule) Planned(Protocol protocol, string zone, string? arm = null)
    {
        var schedule = Schedule.Planned(protocol, March1, zone);
        return (new Timetable(schedule, protocol.Arms.FirstOrDefault(known => known.Id == arm)), schedule);
    }

    private static Participant Someone => new() { Key = new ParticipantKey("p"), Label = "P-001", Site = "north", Screened = March1.PlusDays(-7), DayOne = March1 };

    private static string Text(JsonNode day, string key) => day[key]!.GetValue<string>();
}
