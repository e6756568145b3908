using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Stopping;

/// <summary>Rules of the study and of a participant: met once, with whom to call and until when, and nothing more.</summary>
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
        Assert.Equal(1, met.Count(rule => rule == "harm"));
        Assert.Equal(1, met.Count(rule => rule == "half-way"));
        Assert.InRange(met.Count(rule => rule == "worse"), 1, 20);
        Assert.Equal(met.Count, study.State.Queries.Values.Count(query => query.Opened.Rule!.StartsWith("stopping.", StringComparison.Ordinal) && query.Status == QueryStatus.Closed));
    }

    private static HoldVisit Last(ParticipantKey her) => new(her, "v2", new LocalDate(2026, 6, 29));

    private static Outcome Writes(Story story, ParticipantKey her, int day, int pain) => story.Writes(her, day, FixtureStory.Says("pain", pain));

    private static CorrectItems Correct(long entry, int pain) => new(Stories.Ana, entry, [FixtureStory.Says("pain", pain)], "digits swapped");

    private static RecordAdverseEvent Harm(ParticipantKey her, string id) =>
        new(her, id, "Fracture", Stories.FirstOfJune, null, Severity.Severe, true, Relatedness.Unlikely, ActionTaken.None, Daybook.Trial.Outcome.NotRecovered);
}
