using Daybook.Trial;

namespace Daybook.Tests.Trial.Labs;

/// <summary>A titre is a dilution, kept as its denominator.</summary>
public sealed class TitreSpecs
{
    private static readonly RecordLabValue Asked = new(Stories.Ana, "v1", "ana", 80, "{titer}", Stories.FirstOfJune);

    [Fact]
    public void the_highest_dilution_that_reacts_is_recorded() => PilotStories.Visited.When(Asked).ThenAsks();

    [Fact]
    public void a_titre_above_the_reference_is_asked_about() => PilotStories.Visited.When(Asked with { Value = 160 }).ThenAsks("lab.outside-reference");

    [Fact]
    public void half_a_dilution_is_no_titre() => PilotStories.Visited.When(Asked with { Value = 80.5m }).ThenRefused("lab.no-titre");

    [Theory, InlineData(80, null), InlineData(40, null), InlineData(160, "ana-low")]
    public void eligibility_compares_dilutions(int titre, string? failing) =>
        PilotStories.Consented.When(PilotStories.Assess(titre)).Then(new EligibilityAssessed(Stories.Ana, PilotStories.Assess(titre).Answers, failing));

    [Fact]
    public void eligibility_takes_no_half_dilution() => PilotStories.Consented.When(PilotStories.Assess(80.5m)).ThenRefused("criterion.wrong-answer");
}
