using Daybook.Trial;

namespace Daybook.Tests.Trial.Diary;

/// <summary>The minimal crossover with an alert: pain of 90 or more, the investigator within a day.</summary>
public sealed class AlertSpecs
{
    private static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "alerts: [{ id: worst-pain, item: pain, when: \">= 90\", contact: investigator, hours: 24 }]\nforms:\n", StringComparison.Ordinal);

    private static Story Phone => Stories.WithPhone.Done(Stories.Publish(Yaml)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(Yaml)));

    [Fact]
    public void an_answer_that_meets_it_opens_a_query_with_whom_and_until_when()
    {
        var outcome = Phone.When(Stories.Submit(Stories.Diary(pain: 90)));

        outcome.ThenAsks("alert.worst-pain");
        Assert.Contains("investigator gets in touch with her until 2026-06-02 19:00 UTC", outcome.Events.OfType<QueryOpened>().Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void a_milder_answer_does_not() => Phone.When(Stories.Submit(Stories.Diary(pain: 89))).ThenAsks();

    [Fact]
    public void an_entry_that_is_left_out_of_analysis_alerts_all_the_same() =>
        Phone.At("2026-06-05T19:00:00Z").When(Stories.Submit(Stories.Diary(pain: 95))).ThenAsks("verdict.outside-window", "alert.worst-pain");

    [Fact]
    public void a_corrected_answer_alerts_as_one_that_she_gave()
    {
        var story = Phone.Done(Stories.Submit(Stories.Diary(pain: 19))).At("2026-06-03T08:00:00Z");
        var outcome = story.When(Correct(story, 91));

        outcome.ThenAsks("alert.worst-pain");
        var query = outcome.Events.OfType<QueryOpened>().Single();
        Assert.Equal(EntryOf(story), query.Entry);
        Assert.Contains("the corrected answer to pain calls for somebody. The investigator gets in touch with her until 2026-06-04 08:00 UTC", query.Text, StringComparison.Ordinal);
        story.When(Correct(story, 20)).ThenAsks();
    }

    [Fact]
    public void an_alert_that_is_being_answered_is_not_raised_again_and_one_that_was_closed_is()
    {
        var story = Phone.Done(Stories.Submit(Stories.Diary(pain: 95)));
        story.When(Correct(story, 96)).ThenAsks();
        var id = story.Study.Queries.Values.Single().Opened.Query;
        var closed = story.Done(new AnswerQuery(Stories.Ana, id, "It was 25.")).As("mona", Role.Monitor).Done(new CloseQuery(Stories.Ana, id)).As("ines").Done(Correct(story, 25));
        closed.When(Correct(closed, 95)).ThenAsks("alert.worst-pain");
    }

    [Fact]
    public void what_alarmed_her_phone_alerts_before_the_diary_is_sent_and_not_again_with_it()
    {
        Phone.When(Stories.Submit(Alarm("worst-pain", "2026-06-01"))).ThenAsks("alert.worst-pain");
        var told = Phone.Done(Stories.Submit(Alarm("worst-pain", "2026-06-01")));
        told.When(Stories.Submit(Alarm("worst-pain", "2026-06-01"), number: 2)).ThenAsks();
        told.When(Stories.Submit(Stories.Diary(pain: 95), number: 2)).ThenAsks();
        told.At("2026-06-02T19:00:00Z").When(Stories.Submit(Stories.Diary("2026-06-02", pain: 95), number: 2)).ThenAsks("alert.worst-pain");
        // Of an alert that her version does not have it is known that something is wrong.
        Phone.When(Stories.Submit(Alarm("another", "2026-06-01"))).ThenAsks("phone.report");
    }

    [Fact]
    public void the_version_that_she_adopted_says_what_alerts() => Stories.WithPhone.When(Stories.Submit(Stories.Diary(pain: 95))).ThenAsks();

    [Fact]
    public void a_study_is_not_locked_before_it_is_answered() =>
        Phone.Done(Stories.Submit(Stories.Diary(pain: 95))).As("stan", Role.Statistician).When(new LockStudy()).ThenRefused("study.queries-open");

    private static ItemsRecorded Alarm(string alert, string day) => new(Stories.Ana, PhoneForms.Report, new Occasion(OccasionKind.Unscheduled, $"alarm:{alert}:{day}"),
        [new ItemAnswer(PhoneForms.Words, new Answer.Skipped()), new ItemAnswer(PhoneForms.Alert, new Answer.Text(alert))]);

    private static CorrectItems Correct(Story story, int pain) => new(Stories.Ana, EntryOf(story), [new ItemAnswer("pain", new Answer.Number(pain))], "digits swapped");

    private static long EntryOf(Story story) => story.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq;
}
