using Daybook.Tests.Analysis;
using Daybook.Trial;

namespace Daybook.Tests.Trial.Allocation;

/// <summary>Strata by a choice: her answer names her level, and until she has given it she has none.</summary>
public sealed class ChoiceFactorSpecs
{
    private static readonly string Yaml = FixtureStory.Yaml("choice-factor");

    private static Story Come => FixtureStory.Sealed(Yaml)
        .Done(new ScreenParticipant(Stories.Ana, "clinic", Stories.FirstOfJune, "clinic", null)).Done(new GiveConsent(Stories.Ana, "1.0", Stories.DocumentHash))
        .Done(new AssessEligibility(Stories.Ana, [])).Done(new EnrolParticipant(Stories.Ana, "Europe/Madrid")).Done(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune));

    [Theory]
    [InlineData("full-time", "working")]
    [InlineData("part-time", "working")]
    [InlineData("none", "not-working")]
    [InlineData("ill", "not-working")]
    public void every_choice_has_its_stratum(string choice, string stratum) =>
        Come.Done(new RecordForm(Stories.Ana, "v1", "intake", [new ItemAnswer("works", new Answer.Code(choice))])).When(new RandomiseParticipant(Stories.Ana)).Then(new ParticipantRandomised(Stories.Ana, stratum, 0));

    [Fact]
    public void who_has_not_answered_has_no_stratum() => Come.When(new RandomiseParticipant(Stories.Ana)).ThenRefused("allocation.level-unknown");

    [Fact]
    public void a_whole_trial_fills_its_strata()
    {
        var study = MemoryStudy.Run(Yaml, """
            truth: choice-factor
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures: [{ id: pain, mean: 50, between: 5, within: 10 }]
            diary: { late: 0, missed: 0, outside: 0, offline: 0 }
            """, 7, 16);

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(["not-working", "working"], study.State.Participants.Values.Select(her => her.Place?.Stratum).OfType<string>().Distinct().Order(StringComparer.Ordinal));
    }
}
