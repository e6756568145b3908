using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Stopping;

/// <summary>Rules of the study and of a participant: each asks once while its query is open, with whom to call and until when, and nothing more.</summary>
public sealed class StoppingSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("stopping-rules");

    private static readonly ParticipantKey[] People = [Stories.Ana, Stories.Bea, new("cleo")];

    private static Story Begun => People.Aggregate(FixtureStory.Sealed(Yaml), (story, her) => story.WithPhone(her));

    [Fact]
    public void the_second_person_with_a_serious_event_meets_the_rule_of_the_study()
    {
        var one = Begun.Done(Harm(Stories.Ana, "ae-1")).Done(Harm(Stories.Ana, "ae-2"));
        var two = one.When(Harm(Stories.Bea, "ae-3"));

        Assert.Empty(one.Study.StoppingMet);
        Assert.Equal(new StoppingRuleMet(Stories.Bea, "harm", one.Now + Duration.FromHours(24)), two.Events[1]);
        two.ThenAsks("stopping.harm");
        Assert.Equal("Stopping rule harm, of the whole study, is met. The safety board decides whether the study goes on. The investigator sees to it until 2026-06-02 08:00 UTC and says here what was decided. Nothing has been stopped and no code was opened.",
            two.Events.OfType<QueryOpened>().Single().Text);
    }

    [Fact]
    public void it_is_met_once_and_neither_code_nor_study_is_touched()
    {
        var met = Begun.Done(Harm(Stories.Ana, "ae-1")).Done(Harm(Stories.Bea, "ae-2"));

        Assert.Equal(["harm"], met.Study.StoppingMet);
        met.When(Harm(People[2], "ae-3")).ThenAsks();
        Assert.Null(met.Study.Code);
        Assert.Null(met.Study.Lock);
        met.As("stan", Role.Statistician).When(new LockStudy()).ThenRefused("study.queries-open");
    }

    [Fact]
    public void when_somebody_has_seen_to_it_the_rule_watches_again()
    {
        // Typed 400 in place of 40 and corrected; later it is 400 indeed.
        var typed = Begun.Done(new RecordLabValue(Stories.Ana, "v1", "alat", 400, "[IU]/L", Stories.FirstOfJune));
        var entry = typed.Ledger.Last(recorded => recorded.Event is ItemsRecorded).Seq;
        CorrectItems As(decimal value) => new(Stories.Ana, entry, [FixtureStory.Says("alat", value)], "one zero too many");
        var corrected = typed.Done(As(40));
        Assert.DoesNotContain("stopping.liver", corrected.When(As(400)).Events.OfType<QueryOpened>().Select(query => query.Rule));
        Assert.Contains("stopping.liver", Seen(corrected, "stopping.liver").When(As(400)).Events.OfType<QueryOpened>().Select(query => query.Rule));

        var harmed = Seen(Begun.Done(Harm(Stories.Ana, "ae-1")).Done(Harm(Stories.Bea, "ae-2")), "stopping.harm");
        Assert.Empty(harmed.Study.StoppingMet);
        harmed.When(Harm(People[2], "ae-3")).ThenAsks("stopping.harm");
    }

    [Fact]
    public void when_bad_days_have_been_seen_to_the_next_row_is_of_days_to_come()
    {
        var story = Writes(Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted(), Stories.Ana, 3, 91).Accepted();
        var seen = Seen(story, "stopping.worse");
        var two = Writes(Writes(seen, Stories.Ana, 4, 95).Accepted(), Stories.Ana, 5, 95);
        two.ThenAsks();
        Writes(two.Accepted(), Stories.Ana, 6, 95).ThenAsks("stopping.worse");
    }

    [Fact]
    public void what_a_device_says_of_the_laboratory_is_nobodys_measurement()
    {
        var claimed = TrialJson.Write(new ItemsRecorded(Stories.Ana, RecordLabValue.Form, new Occasion(OccasionKind.Visit, "v1"), [FixtureStory.Says("alat", 900)]));
        var outcome = Begun.When(new SubmitEntry(Stories.Ana, "x", "phone-ana", 1, claimed, null, "Europe/Madrid", null));
        Assert.Empty(outcome.Events.OfType<StoppingRuleMet>());
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    [InlineData("-9998-01-01")]
    public void a_day_at_the_end_of_the_calendar_is_kept_like_any_entry(string day)
    {
        var diary = TrialJson.Write(new ItemsRecorded(Stories.Ana, "diary", new Occasion(OccasionKind.DiaryDay, day), [FixtureStory.Says("pain", 95)]));
        var outcome = Begun.When(new SubmitEntry(Stories.Ana, "x", "phone-ana", 1, diary, null, "Europe/Madrid", null));
        Assert.Single(outcome.Events.OfType<ItemsRecorded>());
        Assert.Empty(outcome.Events.OfType<StoppingRuleMet>());
        Writes(outcome.Accepted(), Stories.Ana, 1, 90).Accepted();
    }

    [Fact]
    public void of_two_diaries_of_a_day_the_first_that_counts_speaks()
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted();
        // The second diary of the day says that it was a good one, and breaks nothing.
        var again = Writes(two, Stories.Ana, 2, 5).Accepted();
        Assert.Contains("stopping.worse", Writes(again, Stories.Ana, 3, 91).Events.OfType<QueryOpened>().Select(query => query.Rule));
    }

    private static Story Seen(Story story, string rule)
    {
        var query = story.Study.Queries.Values.Last(one => one.Opened.Rule == rule && one.Status == QueryStatus.Open).Opened;
        return story.Done(new AnswerQuery(query.Participant, query.Query, "Seen to.")).As("mona", Role.Monitor).Done(new CloseQuery(query.Participant, query.Query)).As("ines");
    }

    [Fact]
    public void an_event_that_is_not_serious_counts_for_nothing() =>
        Begun.Done(Harm(Stories.Ana, "ae-1")).When(Harm(Stories.Bea, "ae-2") with { Serious = false }).ThenAsks();

    [Fact]
    public void what_turns_out_to_be_serious_counts_then()
    {
        var mild = Begun.Done(Harm(Stories.Ana, "ae-1")).Done(Harm(Stories.Bea, "ae-2") with { Serious = false });
        mild.When(Harm(Stories.Bea, "ae-2")).ThenAsks("stopping.harm");
    }

    [Fact]
    public void the_third_bad_day_in_a_row_meets_the_rule_of_a_participant()
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted();
        var three = Writes(two, Stories.Ana, 3, 91);

        three.ThenAsks("stopping.worse");
        Assert.Equal(Instant.FromUtc(2026, 6, 5, 19, 30), three.Events.OfType<StoppingRuleMet>().Single().Until);
        Writes(three.Accepted(), Stories.Ana, 4, 99).ThenAsks();
        // Others are not she.
        Assert.Equal(["worse/ana"], three.Accepted().Study.StoppingMet);
        Writes(two, Stories.Bea, 3, 91).ThenAsks();
    }

    [Fact]
    public void a_better_day_or_one_that_is_missing_breaks_the_row()
    {
        Writes(Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 89).Accepted(), Stories.Ana, 3, 95).ThenAsks();
        Writes(Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 90).Accepted(), Stories.Ana, 4, 95).ThenAsks();
    }

    [Fact]
    public void a_correction_closes_a_row_and_can_break_one()
    {
        var story = Writes(Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 50).Accepted(), Stories.Ana, 3, 95).Accepted();
        var middle = story.Ledger.Where(recorded => recorded.Event is ItemsRecorded).ElementAt(1).Seq;
        story.When(Correct(middle, 92)).ThenAsks("stopping.worse");

        var broken = Writes(Begun, Stories.Ana, 1, 90).Accepted();
        broken = broken.Done(Correct(broken.Ledger.Single(recorded => recorded.Event is ItemsRecorded).Seq, 9));
        Writes(Writes(broken, Stories.Ana, 2, 95).Accepted(), Stories.Ana, 3, 95).ThenAsks();
    }

    [Fact]
    public void an_erased_diary_is_counted_no_more()
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted();
        var first = two.Ledger.First(recorded => recorded.Event is ItemsRecorded).Seq;
        var erased = two.As("adam", Role.Administrator).Done(new RedactPayloads([first], "a name"));

        Assert.DoesNotContain(first, erased.Her().Struck.Keys);
        Writes(erased, Stories.Ana, 3, 91).ThenAsks();
    }

    [Fact]
    public void days_on_another_scale_are_weighed_by_the_version_that_asked_for_it()
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted();
        var shorter = Adopts(two, ("range: [0, 100]", "range: [0, 10]"), ("when: \">= 90\"", "when: \">= 9\""));

        Writes(shorter, Stories.Ana, 3, 9).ThenAsks("stopping.worse");
        // Two milder days of then, which would be beyond the scale of now.
        var mild = Writes(Writes(Begun, Stories.Ana, 1, 40).Accepted(), Stories.Ana, 2, 45).Accepted();
        Writes(Adopts(mild, ("range: [0, 100]", "range: [0, 10]"), ("when: \">= 90\"", "when: \">= 9\"")), Stories.Ana, 3, 9).ThenAsks();
    }

    [Theory]
    [InlineData(90, 96, 97, false)]
    [InlineData(60, 50, 55, true)]
    public void days_on_the_same_scale_are_weighed_by_the_rule_of_now(int before, int limit, int today, bool met)
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, before).Accepted(), Stories.Ana, 2, before).Accepted();
        Writes(Adopts(two, ("when: \">= 90\"", $"when: \">= {limit}\"")), Stories.Ana, 3, today).ThenAsks(met ? ["stopping.worse"] : []);
    }

    [Fact]
    public void days_of_another_question_count_for_nothing()
    {
        var two = Writes(Writes(Begun, Stories.Ana, 1, 90).Accepted(), Stories.Ana, 2, 95).Accepted();
        var tired = Adopts(two, ("better: lower }]\nlabs", "better: lower }, { id: tired, ask: How tired were you today?, kind: line, range: [0, 100], ends: [Not at all, As tired as can be] }]\nlabs"), ("item: pain, when", "item: tired, when"));
        tired.Writes(Stories.Ana, 3, FixtureStory.Says("pain", 95), FixtureStory.Says("tired", 95)).ThenAsks();
    }

    private static Story Adopts(Story story, params (string From, string To)[] changes)
    {
        var yaml = changes.Prepend(("rules\nversion: \"1.0\"", "rules\nversion: \"1.1\"")).Aggregate(Yaml.ReplaceLineEndings("\n"), (text, change) =>
        {
            Assert.Contains(change.Item1, text, StringComparison.Ordinal);
            return text.Replace(change.Item1, change.Item2, StringComparison.Ordinal);
        });
        return story.As("stan", Role.Statistician).Done(Stories.Publish(yaml)).As("ines").Done(new AdoptProtocol(Stories.Ana, Stories.HashOf(yaml), "a better scale"));
    }

    [Fact]
    public void a_laboratory_value_beyond_the_limit_meets_its_rule()
    {
        Begun.When(new RecordLabValue(Stories.Ana, "v1", "alat", 135, "[IU]/L", Stories.FirstOfJune)).ThenAsks("lab.outside-reference");
        Begun.When(new RecordLabValue(Stories.Ana, "v1", "alat", 136, "[IU]/L", Stories.FirstOfJune)).ThenAsks("lab.outside-reference", "stopping.liver");
    }

    [Fact]
    public void so_many_who_have_finished_call_for_a_look_at_futility()
    {
        var story = FixtureStory.Sealed(Yaml.Replace("finished: 20", "finished: 2", StringComparison.Ordinal));
        story = People.Aggregate(story, (begun, her) => begun.WithPhone(her)).At("2026-06-29T08:00:00Z");

        var one = story.When(Last(Stories.Ana));
        one.ThenAsks();
        one.Accepted().When(Last(Stories.Bea)).ThenAsks("stopping.half-way");
        one.Accepted().Done(Last(Stories.Bea)).When(Last(People[2])).ThenAsks();
    }

    [Fact]
    public void a_simulated_trial_meets_its_rules_and_comes_to_its_end()
    {
        var study = MemoryStudy.Run(Yaml, """
            truth: stopping-rules
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: pain, mean: 80, between: 5, within: 10 }
              - { id: alat, mean: 30, between: 5, within: 5 }
            adverse-events: [{ term: Fracture, per-hundred-days: 1, severity: severe, serious: true }]
            diary: { late: 0, missed: 0.1, outside: 0, offline: 0 }
            """, 7, 20);
        var met = study.Ledger.Select(recorded => recorded.Event).OfType<StoppingRuleMet>().Select(one => one.Rule).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.InRange(met.Count(rule => rule == "harm"), 1, 20);
        Assert.Equal(1, met.Count(rule => rule == "half-way"));
        // Every rule asks again when somebody has seen to it: at most after each third of 28 days.
        Assert.InRange(met.Count(rule => rule == "worse"), 1, 20 * 9);
        Assert.Equal(met.Count, study.State.Queries.Values.Count(query => query.Opened.Rule!.StartsWith("stopping.", StringComparison.Ordinal) && query.Status == QueryStatus.Closed));
    }

    private static HoldVisit Last(ParticipantKey her) => new(her, "v2", new LocalDate(2026, 6, 29));

    private static Outcome Writes(Story story, ParticipantKey her, int day, int pain) => story.Writes(her, day, FixtureStory.Says("pain", pain));

    private static CorrectItems Correct(long entry, int pain) => new(Stories.Ana, entry, [FixtureStory.Says("pain", pain)], "digits swapped");

    private static RecordAdverseEvent Harm(ParticipantKey her, string id) =>
        new(her, id, "Fracture", Stories.FirstOfJune, null, Severity.Severe, true, Relatedness.Unlikely, ActionTaken.None, Daybook.Trial.Outcome.NotRecovered);
}
