using Daybook.Analysis;
using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Dispensing;

/// <summary>Four capsules a day by weekly steps; who does not tolerate that takes two.</summary>
public sealed class ReduceDoseSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("fallback-dose");

    private static readonly ReduceDose Asked = new(Stories.Ana, new LocalDate(2026, 6, 20), "nausea");

    private static Story Begun => FixtureStory.Sealed(Yaml).WithPhone(Stories.Ana).At("2026-06-20T08:00:00Z");

    /// <summary>Twenty people, half of whom take the lower dose from some day on.</summary>
    private static MemoryStudy Lived() => MemoryStudy.Run(Yaml, """
        truth: fallback-dose
        screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
        measures:
          - { id: pain, mean: 50, between: 5, within: 10 }
          - { id: capsule, mean: 0.95 }
        diary: { late: 0, missed: 0, outside: 0, offline: 0 }
        visits: { shift: 1, taken: 1, lowered: 0.5 }
        """, 7, 20);

    private static Schedule Hers(Story story) => Schedule.Of(story.Study.ProtocolOf(story.Her()), story.Her())!;

    [Fact]
    public void she_takes_the_lower_dose_from_that_day_on_and_the_record_says_no_treatment() =>
        Begun.When(Asked).Then(new DoseReduced(Stories.Ana, new LocalDate(2026, 6, 20), 2, "nausea"));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(8, 2)]
    [InlineData(19, 4)]
    [InlineData(20, 2)]
    [InlineData(56, 2)]
    public void every_day_has_its_units(int day, int units)
    {
        var story = Begun.Done(Asked);
        Assert.Equal(units, DoseSteps.On(Hers(story), Stories.FirstOfJune.PlusDays(day - 1)));
    }

    [Fact]
    public void before_the_steps_reach_it_a_lower_dose_changes_nothing()
    {
        var story = Begun.Done(Asked with { Date = new LocalDate(2026, 6, 3) });
        Assert.Equal([1, 2, 2], new[] { 4, 10, 30 }.Select(day => DoseSteps.On(Hers(story), Stories.FirstOfJune.PlusDays(day))));
    }

    [Fact]
    public void what_comes_back_is_judged_by_the_lower_dose()
    {
        // 7 + 14, five days of four, nine of two: 59 of 140 are taken in 28 days; of the planned dose it would be 77.
        var story = Begun.Done(Asked).At("2026-06-29T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", new LocalDate(2026, 6, 29)));
        var kit = story.Her().Kits[0];

        story.When(new ReturnKit(Stories.Ana, "v2", new LocalDate(2026, 6, 29), kit, 81, null)).Accepted();
        story.When(new ReturnKit(Stories.Ana, "v2", new LocalDate(2026, 6, 29), kit, 140 - 77, null)).ThenRefused("kit.count-unexplained");
    }

    [Fact]
    public void a_kit_lasts_longer_then()
    {
        var story = Begun.Done(Asked);
        var (planned, lower) = (Schedule.Of(story.Study.ProtocolOf(story.Her()), story.Her() with { Reduced = null })!, Hers(story));

        Assert.Equal([140 - 77, 140 - 112], PlannedKit.Of(planned).Select(kit => kit.Spare));
        Assert.Equal([140 - 59, 140 - 56], PlannedKit.Of(lower).Select(kit => kit.Spare));
    }

    [Fact]
    public void a_study_without_a_lower_dose_has_none() => Stories.Dispensed.When(Asked).ThenRefused("dose.no-fallback");

    [Fact]
    public void there_is_one_lower_dose() => Begun.Done(Asked).When(Asked).ThenRefused("dose.already-reduced");

    [Fact]
    public void entered_by_mistake_it_is_taken_back_and_counts_as_if_it_had_not_been_entered()
    {
        var story = Begun.Done(Asked);
        var back = new CancelDoseReduction(Stories.Ana, "it was another participant");

        story.When(back).Then(new DoseReductionCancelled(Stories.Ana, "it was another participant"));
        Assert.Null(story.Done(back).Her().Reduced);
        story.Done(back).When(Asked with { Date = new LocalDate(2026, 6, 18) }).Then(new DoseReduced(Stories.Ana, new LocalDate(2026, 6, 18), 2, "nausea"));
        story.When(back with { Reason = " " }).ThenRefused("reason.missing");
        Begun.When(back).ThenRefused("dose.not-reduced");
        story.Done(new WithdrawParticipant(Stories.Ana, new LocalDate(2026, 6, 20), null)).When(back).Accepted();
    }

    [Fact]
    public void it_needs_a_reason_and_a_day_on_which_she_takes_something()
    {
        Begun.When(Asked with { Reason = " " }).ThenRefused("reason.missing");
        Begun.When(Asked with { Date = new LocalDate(2026, 6, 21) }).ThenRefused("date.in-future");
        Begun.When(Asked with { Date = new LocalDate(2026, 5, 31) }).ThenRefused("dose.not-taken");
        Begun.At("2026-08-20T08:00:00Z").When(Asked with { Date = new LocalDate(2026, 8, 1) }).ThenRefused("dose.not-taken");
        FixtureStory.Sealed(Yaml).Done(new ScreenParticipant(Stories.Ana, "clinic", Stories.FirstOfJune, "clinic", null)).Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash)).Done(new AssessEligibility(Stories.Ana, []))
            .Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid")).Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune)).At("2026-06-20T08:00:00Z").When(Asked).ThenRefused("dose.not-taken");
    }

    /// <summary>Half of the people are on the lower dose from some day on; as if they were not, those days are left out of theirs and of nobody else's.</summary>
    [Fact]
    public void an_estimand_leaves_out_the_days_of_the_lower_dose()
    {
        var study = Lived();
        var dataset = study.Opened();
        var planned = PlannedDataset.Of(dataset, dataset.Protocol.Analyses[0]);
        var lowered = study.State.Participants.Values.Where(her => her.Reduced is not null).ToDictionary(her => her.Key, her => her.Reduced!.Date);

        Assert.NotEmpty(lowered);
        Assert.Contains(planned.Notes, note => note.StartsWith("The lower dose: on ", StringComparison.Ordinal) && note.Contains($" of {lowered.Count} participants; hypothetical", StringComparison.Ordinal));
        foreach (var her in dataset.Participants)
        {
            var left = Days(dataset, her).Except(Days(planned.Dataset, her)).ToList();
            Assert.Equal(lowered.TryGetValue(her.Key, out var since) ? Days(dataset, her).Where(day => day >= since && her.Schedule!.PeriodOf(day)!.Treated is not null) : [], left);
        }

        static IEnumerable<LocalDate> Days(Daybook.Analysis.Dataset dataset, DatasetParticipant her) =>
            dataset.Counted.Where(value => value.Participant == her.Key && value.Item == "pain").Select(value => OccasionDay.Of(value.Occasion)!.Value).Order();
    }

    [Fact]
    public void a_whole_trial_returns_what_was_not_taken()
    {
        var study = Lived();
        var lowered = study.State.Participants.Values.Where(her => her.Reduced is not null).ToList();
        var back = study.State.Kits.Values.Where(kit => kit.Returned is not null).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.InRange(lowered.Count, 5, 15);
        Assert.Equal(40, back.Count);
        Assert.All(back, kit => Assert.Equal(DoseSteps.Between(Schedule.Of(study.Protocol, study.State.Participants[kit.Holder!.Value])!, kit.Dispensed!.Value, kit.Returned!.Value), kit.Units - kit.UnitsBack));
        Assert.Contains("; 2 a day for whoever does not tolerate that", Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), []).Html, StringComparison.Ordinal);
    }
}
