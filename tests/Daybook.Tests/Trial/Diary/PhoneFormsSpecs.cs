using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>What a phone says beside the diary.</summary>
public sealed class PhoneFormsSpecs
{
    private static readonly Occasion Now = new(OccasionKind.Unscheduled, "2026-06-01");

    [Theory]
    [InlineData(PhoneForms.Report, "phone.report", "that something is wrong")]
    [InlineData(PhoneForms.Note, "phone.note", "her diary of 2026-06-01")]
    public void her_words_become_a_query_that_does_not_repeat_them(string form, string rule, string says)
    {
        var outcome = Stories.WithPhone.When(Stories.Submit(Said(form, new Answer.Text("Ana Canary fell"))));
        var query = Assert.Single(outcome.Events.OfType<QueryOpened>());
        Assert.Equal(rule, query.Rule);
        Assert.Contains(says, query.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", query.Text, StringComparison.Ordinal);
        Assert.Equal(Verdict.InTime, outcome.Events.OfType<VerdictGiven>().Single().Verdict);
    }

    [Fact]
    public void a_report_may_have_no_words_and_come_again()
    {
        var twice = Stories.WithPhone.Done(Stories.Submit(Said(PhoneForms.Report, new Answer.Skipped()))).When(Stories.Submit(Said(PhoneForms.Report, new Answer.Skipped()), number: 2));
        Assert.Equal(["phone.report"], twice.Events.OfType<QueryOpened>().Select(query => query.Rule));
    }

    [Fact]
    public void a_report_is_no_diary_of_the_day() =>
        Assert.Empty(Stories.WithPhone.Done(Stories.Submit(Said(PhoneForms.Report, new Answer.Skipped()))).Her().DiaryDays);

    [Fact]
    public void a_report_is_heard_after_she_has_left()
    {
        var left = Stories.WithPhone.Done(new WithdrawParticipant(Stories.Ana, Stories.FirstOfJune, null)).At("2026-06-03T19:00:00Z");
        Assert.Contains("phone.report", left.When(Stories.Submit(Said(PhoneForms.Report, new Answer.Skipped()))).Events.OfType<QueryOpened>().Select(query => query.Rule));
    }

    [Fact]
    public void she_leaves_on_her_phone_and_somebody_calls_her_once()
    {
        var outcome = Stories.WithPhone.When(Stories.Submit(Leaving));
        Assert.Equal(new ParticipantWithdrawn(Stories.Ana, Stories.FirstOfJune, null), outcome.Events.OfType<ParticipantWithdrawn>().Single());
        Assert.Equal(["phone.withdrawal"], outcome.Events.OfType<QueryOpened>().Select(query => query.Rule));
        Assert.Empty(Stories.WithPhone.Done(Stories.Submit(Leaving)).When(Stories.Submit(Leaving, number: 2)).Events.OfType<ParticipantWithdrawn>());
    }

    [Fact]
    public void a_phone_that_was_taken_away_takes_nobody_out() =>
        Assert.Empty(Stories.WithPhone.Done(new RevokeDevice(Stories.Ana, "phone-1", "lost")).At("2026-06-02T19:00:00Z").When(Stories.Submit(Leaving)).Events.OfType<ParticipantWithdrawn>());

    [Fact]
    public void whoever_says_that_she_stays_stays() =>
        Assert.Empty(Stories.WithPhone.When(Stories.Submit(Leaving with { Answers = [new(PhoneForms.Leaves, new Answer.Boolean(false))] })).Events.OfType<ParticipantWithdrawn>());

    [Theory]
    [InlineData("2026-06-04T21:00:00+02:00", "2026-06-06T21:00:00+02:00", 4, "a phone without a network, whose clock is right")]
    [InlineData("2026-05-04T21:00:00+02:00", "2026-05-07T21:00:00+02:00", 6, "a clock that is a month behind")]
    [InlineData("2026-06-02T21:00:00+02:00", null, 6, "a clock of which nothing is known")]
    [InlineData("2026-07-02T21:00:00+02:00", "2026-07-02T21:00:00+02:00", 6, "a clock that is ahead")]
    public void she_has_left_on_the_day_that_can_be_believed(string said, string? sent, int june, string phone)
    {
        var outcome = Stories.WithPhone.At("2026-06-06T19:00:00Z").When(Stories.Submit(Leaving, clock: said) with { SentClock = sent });
        Assert.True(june == outcome.Events.OfType<ParticipantWithdrawn>().Single().Date.Day, phone);
        Assert.Contains("Nothing more is asked of her", outcome.Events.OfType<QueryOpened>().Single(query => query.Rule == "phone.withdrawal").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void after_the_lock_nobody_is_told_that_she_was_withdrawn()
    {
        var outcome = Stories.WithPhone.Done(new LockStudy()).When(Stories.Submit(Leaving));
        Assert.Empty(outcome.Events.OfType<ParticipantWithdrawn>());
        Assert.Contains("not taken as her withdrawal", outcome.Events.OfType<QueryOpened>().Single(query => query.Rule == "phone.withdrawal").Text, StringComparison.Ordinal);
    }

    private static ItemsRecorded Leaving => new(Stories.Ana, PhoneForms.Withdrawal, Now, [new(PhoneForms.Leaves, new Answer.Boolean(true))]);

    [Fact]
    public void what_was_found_about_the_phone_is_kept_and_a_later_finding_takes_its_place()
    {
        var found = new ItemsRecorded(Stories.Ana, PhoneForms.Checks, Now, [new(PhoneForms.Installed, new Answer.Boolean(true)), new(PhoneForms.Persisted, new Answer.Boolean(false)), new(PhoneForms.Practised, new Answer.Boolean(true))]);
        var outcome = Stories.WithPhone.When(Stories.Submit(found));
        Assert.Equal(new PhoneChecked(Stories.Ana, "phone-1", true, false, false, true), outcome.Events.OfType<PhoneChecked>().Single());
        Assert.Empty(outcome.Events.OfType<QueryOpened>());
        var later = Stories.WithPhone.Done(Stories.Submit(found)).Done(Stories.Submit(found with { Answers = [new(PhoneForms.Reminded, new Answer.Boolean(true))] }, number: 2));
        Assert.Equal(new PhoneChecks(false, false, true, false), later.Her().Phones["phone-1"]);
    }

    [Fact]
    public void a_phone_says_such_things_at_no_visit() => Assert.Contains(
        "verdict.outside-window",
        Stories.WithPhone.When(Stories.Submit(Said(PhoneForms.Report, new Answer.Skipped()) with { Occasion = new Occasion(OccasionKind.Visit, "v1") })).Events.OfType<QueryOpened>().Select(query => query.Rule));

    private static ItemsRecorded Said(string form, Answer words) => new(Stories.Ana, form, Now, [new(PhoneForms.Words, words)]);
}
