using System.Net;
using System.Text.Json;
using Daybook.Exchange;
using Daybook.Study;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Server;

/// <summary>Acts over HTTP: forms of people and commands of programs.</summary>
public sealed class ActTests
{
    private static readonly ParticipantKey One = Story.People[0].Key;

    [Fact]
    public async Task a_form_that_is_done_leads_back_and_a_form_sent_twice_is_one_act()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var mona = await site.As("mona");
        (string, string)[] form = [("text", "Is 65 right?"), ("item", "pain"), ("entry", "57"), ("seen", "217")];
        var size = world.Study.State.Size;
        var first = await mona.Post($"/s/demo/participants/{One}/queries", form);
        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        Assert.Equal($"/s/demo/queries?participant={One}", first.Header("Location"));
        Assert.Equal(size + 1, world.Study.State.Size);
        var second = await mona.Post($"/s/demo/participants/{One}/queries", form);
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(size + 1, world.Study.State.Size);
    }

    [Fact]
    public async Task an_adverse_event_without_a_number_is_a_new_one_and_sent_twice_it_is_one()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var ines = await site.As("ines");
        using var cora = await site.As("cora");
        (string, string)[] form = [("term", "nausea"), ("onset", "2026-06-20"), ("severity", "mild"), ("serious", "no"), ("relatedness", "possible"), ("action", "none"), ("outcome", "unknown"), ("seen", "217")];
        foreach (var visitor in new[] { ines, ines, cora })
            Assert.Equal(HttpStatusCode.SeeOther, (await visitor.Post($"/s/demo/participants/{One}/adverse-events/record", form)).Status);
        // Two people who filled in the same page recorded two events: neither overwrote the other's, nor what stood before.
        Assert.Equal(4, world.Study.State.AdverseEvents.Count);
    }

    [Fact]
    public async Task a_visit_can_be_lived_through_by_forms_alone()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        world.Clock.Now = Story.On(32, 9).ToDateTimeOffset();
        using var cora = await site.As("cora");
        using var phil = await site.As("phil");
        var visit = $"/s/demo/participants/{One}/visits/v3";
        var kit = world.Study.State.Kits.Values.Single(kit => kit.Holder == One && kit.Returned is null).Id.Value;
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(visit + "/hold", ("date", "2026-07-02"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await phil.Post(visit + "/return", ("date", "2026-07-02"), ("kit", kit), ("units", "8"))).Status);
        var page = (await cora.Get(visit)).Text;
        Assert.Contains("Held on Thu 2026-07-02, study day 32, on its target", page, StringComparison.Ordinal);
        Assert.Equal(8, world.Study.State.Kits[new KitId(kit)].UnitsBack);
    }

    [Fact]
    public async Task a_value_is_corrected_with_a_reason_and_its_history_tells_who_when_from_what_and_why()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var history = $"/s/demo/participants/{One}/history?form=diary&kind=diary-day&key=2026-06-02&item=pain";
        var first = world.Study.Observations.Read(new ObservationFilter { Participant = One, Item = "pain" }).ToBlockingEnumerable().Single(value => value.Occasion.Key == "2026-06-02");
        var entry = first.Seq.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await cora.Post(history, ("entry", entry), ("new-pain", "41"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await cora.Post(history, ("entry", entry), ("new-pain", "41"), ("reason", "typing error, source slip 3312"))).Status);
        var page = (await cora.Get(history)).Text;
        Assert.Contains("typing error, source slip 3312", page, StringComparison.Ordinal);
        Assert.Contains(">65</td>", page, StringComparison.Ordinal);
        Assert.Contains("<strong>41</strong>", page, StringComparison.Ordinal);
        Assert.Contains("2026-06-23 20:30 Europe/Madrid", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task a_refusal_is_the_same_page_with_what_happened_what_it_means_and_what_to_do()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var size = world.Study.State.Size;
        var reading = await cora.Post($"/s/demo/participants/{One}/visits/v3/hold", ("date", "2030-01-01"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reading.Status);
        Assert.Contains("Visit V3 of P-001", reading.Text, StringComparison.Ordinal);
        Assert.Contains("date.in-future", reading.Text, StringComparison.Ordinal);
        Assert.Contains("What to do:", reading.Text, StringComparison.Ordinal);
        var unread = await cora.Post($"/s/demo/participants/{One}/visits/v3/hold", ("date", "tomorrow"));
        Assert.Contains("“tomorrow” is not a date such as 2026-06-01", WebUtility.HtmlDecode(unread.Text), StringComparison.Ordinal);
        Assert.Equal(size, world.Study.State.Size);
    }

    [Fact]
    public async Task a_program_gets_receipts_the_old_ones_for_the_same_id_and_a_problem_when_refused()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var ines = await site.As("ines");
        var command = TrialJson.WriteCommand(new RecordAdverseEvent(One, "AE-100", "dizziness", Story.DayOne.PlusDays(20), null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Outcome.Recovering));
        var first = await ines.Command("demo", "ae-100", command);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var receipt = JsonDocument.Parse(first.Body).RootElement[0];
        Assert.Equal(216, receipt.GetProperty("seq").GetInt64());
        Assert.Equal(64, receipt.GetProperty("leaf").GetString()!.Length);
        Assert.Equal(first.Body, (await ines.Command("demo", "ae-100", command)).Body);
        Assert.Equal(217, world.Study.State.Size);

        var refused = await ines.Command("demo", "lock", TrialJson.WriteCommand(new LockStudy()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("application/problem+json", refused.Header("Content-Type"));
        Assert.Equal("role.not-permitted", JsonDocument.Parse(refused.Body).RootElement.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, (await ines.Command("demo", "nonsense", "{\"command\":\"fly\"}"u8.ToArray())).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ines.Command("demo", "twice", "{\"command\":\"lock-study\",\"command\":\"lock-study\"}"u8.ToArray())).Status);
    }

    [Fact]
    public async Task a_program_cannot_take_an_id_under_which_the_server_will_act()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var cora = await site.As("cora");
        var device = "web-" + One.Value;
        Assert.Equal(HttpStatusCode.OK, (await cora.Command("demo", "enrol-" + device, TrialJson.WriteCommand(new EnrolDevice(One, "another-phone")))).Status);
        using var her = await site.As(One.Value);
        Assert.Equal(HttpStatusCode.SeeOther, (await SendDiary(her)).Status);
        Assert.Contains(device, world.Study.State.Participants[One].Devices.Keys);
    }

    [Fact]
    public async Task a_diary_sent_twice_is_one_entry_and_leads_home_both_times()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var her = await site.As(One.Value);
        var first = await SendDiary(her);
        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        var size = world.Study.State.Size;
        var second = await her.Post("/s/demo/diary/2026-06-23/send");
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);
        Assert.Equal("/s/demo/diary", second.Header("Location"));
        Assert.Equal(first.Header("Location"), second.Header("Location"));
        Assert.Equal(size, world.Study.State.Size);
    }

    /// <summary>The diary of the day that is open, filled in page by page.</summary>
    private static async Task<Reading> SendDiary(Visitor her)
    {
        const string day = "/s/demo/diary/2026-06-23";
        await her.Post(day + "/start");
        string[] answers = ["61", "4", "yes", "1"];
        for (var step = 1; step <= answers.Length; step++)
            Assert.Equal(HttpStatusCode.SeeOther, (await her.Post($"{day}/{step}", ("answer", answers[step - 1]), ("go", "next"))).Status);
        return await her.Post(day + "/send");
    }

    [Fact]
    public async Task a_participant_s_phone_sends_its_entry_through_the_same_door()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var phone = await site.As(One.Value);
        var payload = TrialJson.Write(new ItemsRecorded(One, "diary", new Occasion(OccasionKind.DiaryDay, "2026-06-23"),
            [new("pain", new Answer.Number(33)), new("sleep", new Answer.Number(4)), new("capsule", new Answer.Boolean(true)), new("rescue", new Answer.Skipped())]));
        var entry = new SubmitEntry(One, "entry-by-door", Story.Device(Story.People[0]), 20, payload, null, null, null);
        Assert.Equal(HttpStatusCode.OK, (await phone.Command("demo", "x", TrialJson.WriteCommand(entry))).Status);
        Assert.Equal(Verdict.InTime, world.Study.State.Participants[One].DiaryDays[new LocalDate(2026, 6, 23)]);
        // Somebody else's entry is refused: her device is bound to her.
        var other = Story.People[1];
        var foreign = entry with { Participant = other.Key, Device = Story.Device(other), EntryId = "entry-for-other" };
        Assert.NotEqual(HttpStatusCode.OK, (await phone.Command("demo", "y", TrialJson.WriteCommand(foreign))).Status);
    }

    [Fact]
    public async Task the_report_opens_with_the_code_and_its_styles_pass_the_policy()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var before = await site.As("ines");
        Assert.Contains("SHELL, not results", (await before.Get("/s/demo/report")).Text, StringComparison.Ordinal);
        await world.End();
        // Weeks have passed: the session is over, and she signs in again.
        using var ines = await site.As("ines");
        var report = await ines.Get("/s/demo/report");
        Assert.Equal(HttpStatusCode.OK, report.Status);
        Assert.StartsWith("<!doctype html>", report.Text, StringComparison.Ordinal);
        Assert.Contains("SYNTHETIC", report.Text, StringComparison.Ordinal);
        Assert.Contains("'sha256-", report.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(report.Body, (await ines.Get("/s/demo/report")).Body);
    }

    [Fact]
    public async Task the_csv_names_its_purpose_in_every_row_and_holds_no_formula()
    {
        await using var world = await World.Make();
        await using var site = await LiveSite.Open(world);
        using var mona = await site.As("mona");
        var reading = await mona.Get("/s/demo/export/observations.csv");
        var lines = reading.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length > 200);
        Assert.All(lines[1..], line => Assert.EndsWith(",synthetic", line, StringComparison.Ordinal));
        Assert.Contains("SYNTHETIC-observations.csv", reading.Header("Content-Disposition"), StringComparison.Ordinal);
        var awkward = new Observation(One, "north", "1.0", "diary", new Occasion(OccasionKind.Unscheduled, "x"), "note", null, 1, -3.5m, "=1+\"2\"", null, "", null, null, 1, null);
        Assert.Contains(",-3.5,\"'=1+\"\"2\"\"\",", TabularExport.Row(awkward, Purpose.Real, _ => null), StringComparison.Ordinal);
    }
}
