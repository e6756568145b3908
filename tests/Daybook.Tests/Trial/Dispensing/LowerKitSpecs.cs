using Daybook.Analysis;
using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Dispensing;

/// <summary>One capsule a day of 4.5 mg; who does not tolerate it takes one of 3 mg, from kits of the lower dose.</summary>
public sealed class LowerKitSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("fallback-kits");

    private static readonly LocalDate Lowered = new(2026, 6, 20);

    private static readonly ReduceDose Asked = new(Stories.Ana, Lowered, "nausea");

    private static readonly DispenseKit Exchanged = new(Stories.Ana, "v1", Lowered, null);

    private static Story Begun => FixtureStory.Sealed(Yaml).WithPhone(Stories.Ana).At("2026-06-20T08:00:00Z");

    private static bool IsLower(Story story, KitId kit) => story.Study.Kits[kit].Lower;

    [Fact]
    public void who_takes_the_planned_dose_is_given_a_kit_of_it() => Assert.False(IsLower(Begun, Begun.Her().Kits[0]));

    [Fact]
    public void her_kit_is_exchanged_for_one_of_the_lower_dose()
    {
        var story = Begun.Done(Asked).Done(Exchanged);

        Assert.Equal([false, true], story.Her().Kits.Select(kit => IsLower(story, kit)));
        Assert.Equal(Lowered, story.Study.Kits[story.Her().Kits[0]].Exchanged);
        story.When(Exchanged).ThenRefused("kit.visit-supplied");
    }

    [Fact]
    public void the_next_visit_hands_out_the_lower_dose_too()
    {
        var story = Begun.Done(Asked).At("2026-06-29T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", new LocalDate(2026, 6, 29))).Done(new DispenseKit(Stories.Ana, "v2", new LocalDate(2026, 6, 29), null));

        Assert.True(IsLower(story, story.Her().Kits[^1]));
        story.When(new DispenseKit(Stories.Ana, "v1", new LocalDate(2026, 6, 29), null)).ThenRefused("kit.visit-supplied");
    }

    [Fact]
    public void a_full_kit_is_never_given_to_who_takes_the_lower_dose()
    {
        var story = Begun.Done(Asked);
        foreach (var kit in story.Study.Kits.Values.Where(kit => kit.Holder is null && !kit.Lower))
            Assert.IsType<Decision.Refused>(story.When(Exchanged with { Kit = kit.Id }).Decision);
    }

    [Fact]
    public void a_kit_of_the_lower_dose_is_never_given_to_who_takes_the_planned_one()
    {
        var story = FixtureStory.Sealed(Yaml).WithPhone(Stories.Ana).Done(new ScreenParticipant(Stories.Bea, "clinic", Stories.FirstOfJune, "clinic", null)).Done(new GiveConsent(Stories.Bea, "1.0", Stories.DocumentHash))
            .Done(new AssessEligibility(Stories.Bea, [])).Done(new EnrolParticipant(Stories.Bea, "Europe/Madrid")).Done(new HoldVisit(Stories.Bea, "v1", Stories.FirstOfJune)).Done(new RandomiseParticipant(Stories.Bea));
        foreach (var kit in story.Study.Kits.Values.Where(kit => kit.Lower))
            Assert.IsType<Decision.Refused>(story.When(new DispenseKit(Stories.Bea, "v1", Stories.FirstOfJune, kit.Id)).Decision);
    }

    [Fact]
    public void a_kit_is_not_exchanged_where_nothing_changed_or_nothing_is_taken_any_more()
    {
        Begun.When(Exchanged).ThenRefused("kit.visit-supplied");
        Begun.Done(Asked).When(Exchanged with { Date = new LocalDate(2026, 6, 19) }).ThenRefused("kit.visit-supplied");
        Begun.Done(Asked).At("2026-08-20T08:00:00Z").When(Exchanged with { Date = new LocalDate(2026, 8, 20) }).ThenRefused("kit.visit-supplied");
    }

    [Fact]
    public void a_lower_dose_that_is_taken_back_brings_the_planned_kit_again()
    {
        var story = Begun.Done(Asked).Done(Exchanged).Done(new CancelDoseReduction(Stories.Ana, "it was another participant")).Done(Exchanged);
        Assert.Equal([false, true, false], story.Her().Kits.Select(kit => IsLower(story, kit)));
    }

    [Fact]
    public void what_comes_back_is_counted_until_the_exchange()
    {
        // 19 days of the first kit, nine of the second.
        var day = new LocalDate(2026, 6, 29);
        var story = Begun.Done(Asked).Done(Exchanged).At("2026-06-29T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", day));
        var (full, lower) = (story.Her().Kits[0], story.Her().Kits[1]);

        story.When(new ReturnKit(Stories.Ana, "v2", day, full, 34 - 19, null)).Accepted();
        story.When(new ReturnKit(Stories.Ana, "v2", day, full, 34 - 28, null)).ThenRefused("kit.count-unexplained");
        story.When(new ReturnKit(Stories.Ana, "v2", day, lower, 34 - 9, null)).Accepted();
        story.When(new ReturnKit(Stories.Ana, "v2", day, lower, 34 - 28, null)).ThenRefused("kit.count-unexplained");
    }

    [Fact]
    public void without_an_exchange_nothing_more_of_the_full_kit_is_expected_to_be_taken()
    {
        var day = new LocalDate(2026, 6, 29);
        var story = Begun.Done(Asked).At("2026-06-29T08:00:00Z").Done(new HoldVisit(Stories.Ana, "v2", day));
        story.When(new ReturnKit(Stories.Ana, "v2", day, story.Her().Kits[0], 34 - 19, null)).Accepted();
    }

    [Fact]
    public void no_version_brings_or_takes_such_kits_once_the_list_is_sealed()
    {
        var without = Yaml.Replace(", lower: Naltrexone 3 mg", "", StringComparison.Ordinal).Replace(", lower: Placebo", "", StringComparison.Ordinal).Replace(", fallback: 1, fallback-kits: 24", "", StringComparison.Ordinal).Replace("version: \"1.0\"\ntitle", "version: \"1.1\"\ntitle", StringComparison.Ordinal);
        FixtureStory.Sealed(Yaml).When(Stories.Publish(without)).ThenRefused("protocol.arms-changed");
        FixtureStory.Sealed(without).When(Stories.Publish(Yaml)).ThenRefused("protocol.arms-changed");
    }

    [Fact]
    public void every_site_receives_them_of_every_treatment_and_the_other_numbers_stay()
    {
        var protocol = ProtocolReader.Read(Yaml, "fallback-kits.yaml").Protocol!;
        var drawn = AllocationLists.Draw(protocol, new SeededEntropy(5));
        var without = AllocationLists.Draw(protocol with { Supply = protocol.Supply! with { FallbackKits = null } }, new SeededEntropy(5));

        Assert.Equal(48, Assert.Single(drawn.Kits).Lower!.Count);
        Assert.Equal(without.Kits[0].Kits, drawn.Kits[0].Kits);
        Assert.Equal(without.List.Kits, drawn.List.Kits.Where(kit => !drawn.Kits[0].Lower!.Contains(kit.Key)));
        Assert.Equal(drawn.Kits[0].Lower, drawn.List.Lower["clinic"].SelectMany(handing => handing).Order());
        Assert.All(drawn.List.Lower["clinic"], handing => Assert.Equal(["dummy", "ldn"], handing.Select(kit => drawn.List.Kits[kit]).Order()));
        Assert.Equal(24, drawn.List.Lower["clinic"].Count);
        Assert.Null(without.Kits[0].Lower);
    }

    /// <summary>Of the two kits of a handing out the one with the lower number is the drug's as often as not.</summary>
    [Fact]
    public void a_number_tells_nothing_of_what_the_kit_holds()
    {
        var protocol = ProtocolReader.Read(Yaml, "fallback-kits.yaml").Protocol!;
        var first = Enumerable.Range(0, 40).SelectMany(seed => AllocationLists.Draw(protocol, new SeededEntropy((ulong)seed)).List is var list ? list.Lower["clinic"].Select(handing => list.Kits[handing[0]]) : []).ToList();
        var drug = first.Count(holds => holds == "ldn");
        Assert.InRange(drug, (first.Count / 2.0) - (2 * Math.Sqrt(first.Count)), (first.Count / 2.0) + (2 * Math.Sqrt(first.Count)));
    }

    [Fact]
    public void a_whole_trial_hands_out_the_dose_that_each_takes()
    {
        var study = MemoryStudy.Run(Yaml, """
            truth: fallback-kits
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: pain, mean: 50, between: 5, within: 10 }
              - { id: capsule, mean: 0.95 }
            diary: { late: 0, missed: 0, outside: 0, offline: 0 }
            visits: { shift: 1, taken: 1, lowered: 0.5 }
            """, 7, 20);
        var lowered = study.State.Participants.Values.Where(her => her.Reduced is not null).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.InRange(lowered.Count, 5, 15);
        foreach (var her in study.State.Participants.Values)
            Assert.All(her.Kits.Select(kit => study.State.Kits[kit]), kit => Assert.Equal(her.Reduced is { } since && since.Date <= kit.Dispensed, kit.Lower));
        Assert.All(lowered, her => Assert.Equal(3, her.Kits.Count));
        // Of a whole trial every capsule of a day is accounted for: one kit at a time.
        Assert.All(study.State.Participants.Values, her => Assert.Equal(56, her.Kits.Sum(kit => study.State.Kits[kit].Units - study.State.Kits[kit].UnitsBack!.Value)));
        Assert.Contains("from kits of a lower strength", Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), []).Html, StringComparison.Ordinal);
    }
}
