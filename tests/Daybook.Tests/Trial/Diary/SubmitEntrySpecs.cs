using System.Text;
using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Trial.Diary;

public sealed class SubmitEntrySpecs
{
    private static readonly Story Phone = Stories.WithPhone;

    [Fact]
    public void a_diary_entered_in_its_window_is_kept_and_in_time() =>
        Phone.When(Stories.Submit(Stories.Diary())).Then(
            Stories.Diary(),
            new VerdictGiven(Stories.Ana, "e-1", Verdict.InTime, "verdict-rules/2", Schedule.TzdbVersion, 1, new Occasion(OccasionKind.DiaryDay, "2026-06-01"), Phone.ActNow.At));

    [Fact]
    public void the_bytes_are_kept_as_they_came_with_the_device_s_own_number()
    {
        var payload = Encoding.UTF8.GetBytes(" " + Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary())) + "\n");
        var accepted = Assert.IsType<Decision.Accepted>(Phone.When(Stories.Submit(payload)).Decision);
        Assert.Equal(payload, accepted.Entries[0].Payload!.Value.ToArray());
        Assert.Equal(("e-1", new Origin("phone-1", 1)), (accepted.Entries[0].EntryId, accepted.Entries[0].Origin));
        Assert.All(accepted.Entries.Skip(1), entry => Assert.Null(entry.Origin));
    }

    // The window is 18:00 to 03:00 in Madrid, late until noon: two hours behind on the clock of UTC.
    [Theory]
    [InlineData("2026-06-01T15:59:59Z", Verdict.Future)]
    [InlineData("2026-06-01T16:00:00Z", Verdict.InTime)]
    [InlineData("2026-06-02T00:59:59Z", Verdict.InTime)]
    [InlineData("2026-06-02T01:00:00Z", Verdict.Late)]
    [InlineData("2026-06-02T09:59:59Z", Verdict.Late)]
    [InlineData("2026-06-02T10:00:00Z", Verdict.OutsideWindow)]
    public void an_entry_without_a_clock_is_judged_by_when_it_arrived(string at, Verdict verdict) => Assert.Equal(verdict, Judged(Phone.At(at), Stories.Diary()));

    [Fact]
    public void a_diary_entered_after_the_window_is_kept_and_flagged_late()
    {
        var story = Phone.At("2026-06-02T08:00:00Z").Done(Stories.Submit(Stories.Diary()));
        var (items, verdict) = (story.Ledger[^2], (VerdictGiven)story.Ledger[^1].Event);
        Assert.All(Observations.From(items, verdict, Phone.Study), value => Assert.Contains("late", value.Flags, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-06-05T19:00:00Z", "2026-06-01", "verdict.outside-window")]
    [InlineData("2026-06-01T19:00:00Z", "2026-06-02", "verdict.future")]
    [InlineData("2026-06-01T19:00:00Z", "9999-12-31", "verdict.future")]
    [InlineData("2026-06-01T19:00:00Z", "2026-05-31", "verdict.before-consent")]
    [InlineData("2026-06-01T19:00:00Z", "yesterday", "verdict.outside-window")]
    public void an_entry_left_out_of_analysis_is_kept_and_asked_about(string at, string day, string rule) =>
        Phone.At(at).When(Stories.Submit(Stories.Diary(day))).ThenAsks(rule);

    [Theory]
    [InlineData("laboratory", "esr")]
    [InlineData("intake", "usual-pain")]
    public void a_device_writes_no_form_of_a_visit(string form, string item)
    {
        var outcome = Phone.When(Stories.Submit(new ItemsRecorded(Stories.Ana, form, new Occasion(OccasionKind.Visit, "v1"), [new ItemAnswer(item, new Answer.Number(12))])));
        outcome.ThenAsks("verdict.outside-window");
        var staff = outcome.Accepted().When(new RecordLabValue(Stories.Ana, "v1", "esr", 12, "mm/h", Stories.FirstOfJune));
        Assert.IsType<Decision.Accepted>(staff.Decision);
        Assert.Empty(outcome.Accepted().Her().Forms);
    }

    [Theory]
    [InlineData("intake", OccasionKind.DiaryDay, "2026-06-01", "verdict.outside-window")]
    [InlineData("intake", OccasionKind.Event, "fall-1", "verdict.outside-window")]
    [InlineData("diary", OccasionKind.Visit, "v1", "verdict.outside-window")]
    [InlineData("diary", OccasionKind.Unscheduled, "u-1", null)]
    public void only_the_diary_of_a_device_can_be_in_time(string form, OccasionKind kind, string key, string? rule) =>
        Phone.When(Stories.Submit(new ItemsRecorded(Stories.Ana, form, new Occasion(kind, key), []))).ThenAsks(rule is null ? [] : [rule]);

    [Fact]
    public void a_day_after_the_study_has_no_window() =>
        Phone.At("2026-08-01T19:00:00Z").When(Stories.Submit(Stories.Diary("2026-08-01"))).ThenAsks("verdict.outside-window");

    [Fact]
    public void a_day_after_she_left_is_kept_and_asked_about() =>
        Phone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).At("2026-06-02T19:00:00Z")
            .When(Stories.Submit(Stories.Diary("2026-06-02")))
            .ThenAsks("verdict.after-withdrawal");

    [Fact]
    public void the_evening_on_which_she_left_still_counts() =>
        Assert.Equal(Verdict.InTime, Judged(Phone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)), Stories.Diary()));

    [Fact]
    public void an_entry_after_lock_is_kept_and_asked_about() => Phone.Done(new LockStudy()).When(Stories.Submit(Stories.Diary())).ThenAsks("verdict.after-lock");

    [Fact]
    public void a_second_entry_for_a_day_is_a_repeat_and_the_first_counts()
    {
        var twice = Phone.Done(Stories.Submit(Stories.Diary())).At("2026-06-02T08:00:00Z").When(Stories.Submit(Stories.Diary(pain: 80), number: 2));
        twice.ThenAsks("entry.repeat");
        Assert.Equal(1, twice.Events.OfType<VerdictGiven>().Single().Occasion.Repeat);
        Assert.Equal(Verdict.InTime, twice.Accepted().Her().DiaryDays[Stories.FirstOfJune]);
    }

    [Fact]
    public void a_valid_entry_counts_though_one_that_is_left_out_came_first()
    {
        var early = Phone.At("2026-06-01T10:00:00Z").Done(Stories.Submit(Stories.Diary()));
        Assert.Equal(Verdict.Future, early.Her().DiaryDays[Stories.FirstOfJune]);
        var late = early.At("2026-06-02T08:00:00Z").Done(Stories.Submit(Stories.Diary(), number: 2));
        Assert.Equal(Verdict.Late, late.Her().DiaryDays[Stories.FirstOfJune]);
        var later = late.At("2026-06-02T20:00:00Z").Done(Stories.Submit(Stories.Diary(), number: 3));
        Assert.Equal(Verdict.Late, later.Her().DiaryDays[Stories.FirstOfJune]);
    }

    [Fact]
    public void a_hole_in_the_device_s_numbers_is_asked_about_and_may_be_filled_later()
    {
        var hole = Phone.When(Stories.Submit(Stories.Diary(), number: 3));
        hole.ThenAsks("device.number-hole");
        Assert.Contains("1 to 2", hole.Events.OfType<QueryOpened>().Single().Text, StringComparison.Ordinal);
        var filled = hole.Accepted().At("2026-06-02T19:00:00Z").When(Stories.Submit(Stories.Diary("2026-06-02"), number: 1));
        filled.ThenAsks();
        Assert.Equal([new NumberRange(2, 2)], filled.Accepted().Her().Devices["phone-1"].Holes);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void numbers_count_from_1(long number) => Phone.When(Stories.Submit(Stories.Diary(), number)).ThenAsks("device.number-again");

    [Fact]
    public void a_negative_number_is_asked_about_and_stored_as_0()
    {
        var accepted = Assert.IsType<Decision.Accepted>(Phone.When(Stories.Submit(Stories.Diary(), -7)).Decision);
        Assert.Equal(new Origin("phone-1", 0), accepted.Entries[0].Origin);
        Assert.Contains("-7", accepted.Events.OfType<QueryOpened>().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void what_a_clock_says_is_asked_about_in_short()
    {
        var asked = Phone.When(Stories.Submit(Stories.Diary(), clock: string.Concat(Enumerable.Repeat("\ud83d\ude00x", 70_000)))).Events.OfType<QueryOpened>().Single();
        Assert.EndsWith(": " + new string('x', 60), asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void an_occasion_without_a_name_of_usable_length_is_kept_unread() =>
        Phone.When(Stories.Submit(Stories.Diary(new string('x', 201)))).ThenAsks("entry.unreadable");

    [Fact]
    public void the_highest_number_of_all_is_a_number() => Phone.Done(Stories.Submit(Stories.Diary(), long.MaxValue)).Done(Stories.Submit(Stories.Diary(), long.MaxValue));

    [Fact]
    public void a_number_given_twice_is_asked_about() =>
        Phone.Done(Stories.Submit(Stories.Diary())).At("2026-06-02T19:00:00Z").When(Stories.Submit(Stories.Diary("2026-06-02"), number: 1)).ThenAsks("device.number-again");

    // It was written at nine in the evening of the first of June and waited on the phone for six weeks.
    [Theory]
    [InlineData("2026-06-01T21:00:00+02:00", Verdict.InTime)]
    [InlineData("2026-06-02T08:00:00+02:00", Verdict.Late)]
    [InlineData("2026-06-02T21:00:00+02:00", Verdict.OutsideWindow)]
    [InlineData("2026-06-01T09:00:00+02:00", Verdict.Future)]
    public void an_entry_that_waited_on_the_phone_is_judged_by_when_it_was_made(string clock, Verdict verdict)
    {
        var given = Phone.At("2026-07-13T06:00:00Z").When(Stories.Submit(Stories.Diary(), clock: clock)).Events.OfType<VerdictGiven>().Single();
        Assert.Equal(verdict, given.Verdict);
        Assert.Equal(OffsetDateTimePattern.ExtendedIso.Parse(clock).Value.ToInstant(), given.Made);
    }

    // It says that it was written at 21:00 in Madrid on 1 June.
    [Theory]
    [InlineData("2026-06-08T19:00:00Z", null, false)]
    [InlineData("2026-06-08T19:00:01Z", null, true)]
    [InlineData("2026-07-13T06:00:00Z", null, true)]
    [InlineData("2026-07-13T06:00:00Z", "2026-07-13T08:00:00+02:00", false)]
    public void a_claim_that_alone_makes_an_old_entry_count_is_asked_about(string at, string? sent, bool asked) =>
        Phone.At(at).When(Stories.Submit(Stories.Diary(), clock: "2026-06-01T21:00:00+02:00") with { SentClock = sent }).ThenAsks(asked ? ["device.clock-unproven"] : []);

    // The story stands at 21:00 in Madrid. A claim from before may have waited; a claim from after cannot be.
    [Theory]
    [InlineData("2026-06-01T21:00:00+02:00", false)]
    [InlineData("2026-06-01T21:01:59+02:00", false)]
    [InlineData("2026-06-01T21:02:00+02:00", true)]
    [InlineData("2036-06-01T21:00:00+02:00", true)]
    [InlineData("2016-06-01T21:00:00+02:00", true)]
    public void a_clock_that_says_what_cannot_be_is_asked_about_and_the_arrival_counts(string clock, bool asked)
    {
        var outcome = Phone.When(Stories.Submit(Stories.Diary(), clock: clock));
        outcome.ThenAsks(asked ? ["device.clock-skew"] : []);
        var given = outcome.Events.OfType<VerdictGiven>().Single();
        Assert.Equal((Verdict.InTime, Phone.ActNow.At), (given.Verdict, given.Made));
    }

    [Theory]
    [InlineData("2026-06-01T21:00:00+02:00", false)]
    [InlineData("2026-06-01T20:58:01+02:00", false)]
    [InlineData("2026-06-01T20:58:00+02:00", true)]
    [InlineData("2026-06-01T21:02:00+02:00", true)]
    public void a_clock_two_minutes_off_on_sending_is_asked_about_and_never_corrected(string sent, bool asked)
    {
        var outcome = Phone.When(Stories.Submit(Stories.Diary(), clock: "2026-06-01T20:30:00+02:00") with { SentClock = sent });
        outcome.ThenAsks(asked ? ["device.clock-skew"] : []);
        Assert.Equal(Instant.FromUtc(2026, 6, 1, 18, 30), outcome.Events.OfType<VerdictGiven>().Single().Made);
    }

    [Theory]
    [InlineData("half past nine")]
    [InlineData("-9998-01-01T00:00:00+18:00")]
    [InlineData("9999-12-31T23:59:59-18:00")]
    public void a_clock_that_cannot_be_read_is_asked_about(string clock) => Phone.When(Stories.Submit(Stories.Diary(), clock: clock)).ThenAsks("device.clock-unreadable");

    public static TheoryData<string> Unreadable { get; } = ["", "null", "[]", "{", "{\"form\":\"diary\"}", Twice(), Foreign(), "{\"participant\":\"ana\",\"form\":\"\\ud800\"}", Hole()];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void bytes_that_cannot_be_read_are_kept_as_they_came(string payload)
    {
        var bytes = Encoding.UTF8.GetBytes(payload);
        var outcome = Phone.When(Stories.Submit(bytes));
        outcome.ThenAsks("entry.unreadable");
        Assert.Equal(bytes, Assert.IsType<UnreadableEntryKept>(outcome.Events[0]).Payload.ToArray());
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-1000000000000001")]
    public void a_number_that_nobody_can_compute_with_is_kept_unread(string number) =>
        Phone.When(Stories.Submit(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary())).Replace(":43", ":" + number, StringComparison.Ordinal))))
            .ThenAsks("entry.unreadable");

    [Fact]
    public void what_the_form_does_not_ask_is_kept_and_asked_about()
    {
        var odd = Stories.Diary() with
        {
            Answers = [new ItemAnswer("mood", new Answer.Number(3)), new ItemAnswer("pain", new Answer.Number(101)), new ItemAnswer("capsule", new Answer.Text("yes"))],
        };
        var outcome = Phone.When(Stories.Submit(odd));
        outcome.ThenAsks("entry.unknown-item", "entry.out-of-range", "entry.wrong-kind");
        var items = outcome.Accepted().Ledger.Single(recorded => recorded.Event is ItemsRecorded);
        Assert.Equal(["unknown-item", "out-of-range", "wrong-kind"], Observations.From(items, null, Phone.Study).Select(value => value.Flags));
    }

    [Fact]
    public void a_query_of_the_machine_says_no_free_text_of_the_entry()
    {
        var items = new ItemsRecorded(Stories.Ana, "Canaria", new Occasion(OccasionKind.Event, "Canaria"), [new ItemAnswer("Canaria", new Answer.Text("Canaria"), "Canaria")]);
        var unread = Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary())).Replace("\"skipped\":true", "\"Canaria\":true", StringComparison.Ordinal);
        var wrong = Stories.Diary() with { Answers = [new ItemAnswer("pain", new Answer.Text("Canaria")), new ItemAnswer("pain", new Answer.Number(4, "Canaria"))] };
        foreach (var entry in new[] { TrialJson.Write(items), Encoding.UTF8.GetBytes(unread), TrialJson.Write(wrong) })
        {
            var queries = Phone.When(Stories.Submit(entry)).Events.OfType<QueryOpened>().ToList();
            Assert.NotEmpty(queries);
            Assert.All(queries, query => Assert.DoesNotContain("Canaria", query.ToString(), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void other_bytes_under_an_id_that_was_kept_are_kept_as_a_conflict()
    {
        var story = Phone.Done(Stories.Submit(Stories.Diary()));
        var decision = SubmitEntry.KeepConflict(Stories.Submit(Stories.Diary(pain: 80)), story.Study.Size - 2, "e-1~1", story.Study, story.ActNow);
        var outcome = new Outcome(story, Stories.Submit(Stories.Diary()), decision);
        outcome.ThenAsks("entry.conflict");
        Assert.IsType<ConflictingEntryKept>(outcome.Events[0]);
        Assert.Equal("e-1~1", ((Decision.Accepted)decision).Entries[0].EntryId);
    }

    [Fact]
    public void a_device_that_nobody_bound_is_refused() => Stories.Dispensed.When(Stories.Submit(Stories.Diary())).ThenRefused("device.unknown");

    [Fact]
    public void a_device_speaks_for_the_participant_to_whom_it_is_bound() =>
        Phone.When(Stories.Submit(Stories.Diary()) with { Participant = Stories.Bea }).ThenRefused("device.unknown");

    [Fact]
    public void a_device_speaks_for_itself() =>
        (Phone with { By = new Actor(ActorKind.Device, "phone-2", Role.Participant) }).When(Stories.Submit(Stories.Diary())).ThenRefused("device.unknown");

    private static Verdict Judged(Story story, ItemsRecorded diary) => story.When(Stories.Submit(diary)).Events.OfType<VerdictGiven>().Single().Verdict;

    private static string Twice() => Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary())).Replace("\"form\":", "\"form\":\"x\",\"form\":", StringComparison.Ordinal);

    private static string Hole() => Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary() with { Answers = [] })).Replace("\"answers\":[]", "\"answers\":[null]", StringComparison.Ordinal);

    private static string Foreign() => Encoding.UTF8.GetString(TrialJson.Write(Stories.Diary() with { Participant = Stories.Bea }));
}
