using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Diary;

/// <summary>An answer to a prompt belongs to that prompt alone, and is judged by its window.</summary>
public sealed class PromptSpecs
{
    private static readonly string Yaml = Stories.Yaml.ReplaceLineEndings("\n").Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal)
        .Replace("forms:\n", "prompts:\n  - { id: moment, title: Right now, random: 4, from: \"09:00\", to: \"21:00\", apart: 60, minutes: 20, items: [{ id: now, ask: \"How bad is it right now?\", kind: scale, range: [0, 10], ends: [Not, Very] }] }\n"
            + "  - { id: noon, title: At noon, at: [\"12:30\"], minutes: 45, items: [{ id: tired, ask: \"How tired are you?\", kind: scale, range: [0, 10], ends: [Not, Very] }] }\n"
            + "alerts: [{ id: strong, item: now, when: \">= 9\", contact: investigator, hours: 24 }]\nforms:\n", StringComparison.Ordinal);

    internal static Story Phone => Stories.WithPhone.Done(Stories.Publish(Yaml)).Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(Yaml)));

    private static Schedule Hers => Schedule.Of(Phone.Study.ProtocolOf(Phone.Her()), Phone.Her())!;

    private static IReadOnlyList<PromptWindow> Moments(LocalDate day) => Hers.Prompts(Hers.Protocol.Prompts[0], Stories.Ana, day);

    private static ItemsRecorded Answer(string key, int now = 4, string form = "moment", OccasionKind kind = OccasionKind.Prompt) =>
        new(Stories.Ana, form, new Occasion(kind, key), [new ItemAnswer(form == "moment" ? "now" : "tired", new Answer.Number(now))]);

    private static Verdict Judged(Instant at, TrialEvent entry) => Phone.At(at.ToString()).When(Stories.Submit(entry)).Events.OfType<VerdictGiven>().Single().Verdict;

    [Fact]
    public void it_is_in_time_in_its_window_and_never_late()
    {
        var second = Moments(new LocalDate(2026, 6, 10))[1];

        Assert.Equal(Verdict.Future, Judged(second.Opens - Duration.FromSeconds(1), Answer(second.Key)));
        Assert.Equal(Verdict.InTime, Judged(second.Opens, Answer(second.Key)));
        Assert.Equal(Verdict.InTime, Judged(second.Closes - Duration.FromSeconds(1), Answer(second.Key)));
        Assert.Equal(Verdict.OutsideWindow, Judged(second.Closes, Answer(second.Key)));
    }

    [Fact]
    public void of_all_prompts_of_all_days_it_belongs_to_one()
    {
        var second = Moments(new LocalDate(2026, 6, 10))[1];
        var belonging = Enumerable.Range(0, 31).Select(Stories.FirstOfJune.PlusDays).SelectMany(Moments).Where(window => Judged(second.Opens + Duration.FromMinutes(3), Answer(window.Key)) == Verdict.InTime);

        Assert.Equal(second, Assert.Single(belonging));
    }

    [Theory]
    [InlineData("2026-06-10/5", "moment")]
    [InlineData("2026-06-10/0", "moment")]
    [InlineData("2026-06-10", "moment")]
    [InlineData("2026-07-02/1", "moment")]
    [InlineData("2026-06-10/1", "evening")]
    [InlineData("2026-06-10/1", "diary")]
    public void a_prompt_that_there_is_not_has_no_window(string key, string form) =>
        Assert.Equal(Verdict.OutsideWindow, Judged(Instant.FromUtc(2026, 6, 10, 12, 0), Answer(key) with { Form = form }));

    [Fact]
    public void its_form_on_another_occasion_counts_for_nothing()
    {
        var noon = Instant.FromUtc(2026, 6, 10, 10, 40);
        Assert.Equal(Verdict.InTime, Judged(noon, Answer("2026-06-10/1", form: "noon")));
        Assert.Equal(Verdict.OutsideWindow, Judged(noon, Answer("2026-06-10T10:40:00Z", form: "noon", kind: OccasionKind.Event)));
        Assert.Equal(Verdict.OutsideWindow, Judged(noon, Answer("2026-06-10", form: "noon", kind: OccasionKind.DiaryDay)));
    }

    [Fact]
    public void it_is_no_diary_of_the_day_and_its_value_stands_under_its_day_and_number()
    {
        var third = Moments(new LocalDate(2026, 6, 10))[2];
        var outcome = Phone.At(third.Opens.ToString()).When(Stories.Submit(Answer(third.Key, 9)));
        outcome.ThenAsks("alert.strong");
        var after = outcome.Accepted();
        var row = Assert.Single(Observations.From(after.Ledger.First(entry => entry.Event is ItemsRecorded), after.Ledger.Select(entry => entry.Event).OfType<VerdictGiven>().Single(), Phone.Study));

        Assert.Equal(("moment", "2026-06-10/3", "now", 9m, 10, ""), (row.Form, row.Occasion.Key, row.Item, row.Number, row.Day, row.Flags));
        Assert.Empty(after.Her().DiaryDays);
    }

    [Fact]
    public void a_second_answer_to_the_same_prompt_asks()
    {
        var third = Moments(new LocalDate(2026, 6, 10))[2];
        var story = Phone.At(third.Opens.ToString()).Done(Stories.Submit(Answer(third.Key)));

        story.When(Stories.Submit(Answer(third.Key, 5), number: 2)).ThenAsks("entry.repeat");
    }

    [Fact]
    public void the_card_has_their_windows_for_six_weeks_and_tells_only_set_times()
    {
        var card = DiaryCard.Compile(Hers.Protocol, Phone.Her(), Phone.Now);

        Assert.Equal([("moment", false, 4 * 42), ("noon", true, 42)], card.Prompts.Select(prompt => (prompt.Id, prompt.Told, prompt.Windows.Count)));
        // Like the windows of the diary they run on past the end of the study, which the card does not tell.
        Assert.Equal(Enumerable.Range(0, 31).Select(Stories.FirstOfJune.PlusDays).SelectMany(Moments).Select(window => (window.Key, window.Opens)), card.Prompts[0].Windows.Take(4 * 31).Select(window => (window.Key, window.Opens)));
        Assert.Empty(DiaryCard.Compile(Hers.Protocol, Stories.Enrolled.Her(), Phone.Now).Prompts);
    }

    [Fact]
    public void she_is_called_once_when_a_prompt_comes_and_not_when_she_has_answered()
    {
        var day = new LocalDate(2026, 6, 10);
        var calls = ReminderPlan.Between(Hers, Phone.Her(), null, Moments(day)[0].Opens - Duration.FromMinutes(1), Moments(day)[0].Opens + Duration.FromMinutes(1)).ToList();
        Assert.Equal(($"moment {day:uuuu-MM-dd}/1", ReminderCall.Prompt, Moments(day)[0].Closes), (calls.Single().Prompt, calls[0].Call, calls[0].Closes));

        var answered = Phone.At(Moments(day)[0].Opens.ToString()).Done(Stories.Submit(Answer(Moments(day)[0].Key))).Her();
        Assert.Empty(ReminderPlan.Between(Hers, answered, null, Moments(day)[0].Opens - Duration.FromMinutes(1), Moments(day)[0].Opens + Duration.FromMinutes(1)));
    }
}
