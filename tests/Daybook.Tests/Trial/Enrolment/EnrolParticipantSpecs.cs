using Daybook.Trial;

namespace Daybook.Tests.Trial.Enrolment;

public sealed class EnrolParticipantSpecs
{
    private static readonly EnrolParticipant Asked = new(Stories.Ana, "Europe/Madrid");

    [Fact]
    public void she_gets_a_label_and_the_current_version() =>
        Stories.Assessed.When(Asked).Then(
            new ParticipantEnrolled(Stories.Ana, "P-001", "Europe/Madrid"),
            new ProtocolAdopted(Stories.Ana, Stories.HashOf(Stories.Yaml)));

    [Fact]
    public void labels_count_per_site() =>
        Assert.Equal("P-002", Allocation.RandomiseParticipantSpecs.Enrol(Stories.Enrolled, Stories.Bea).Her(Stories.Bea).Label);

    [Fact]
    public void nobody_is_enrolled_unassessed() => Stories.Consented.When(Asked).ThenRefused("participant.not-assessed");

    [Fact]
    public void the_refusing_criterion_is_named()
    {
        var outcome = Stories.Consented.Done(new AssessEligibility(Stories.Ana, Stories.Criteria(44, opioids: true))).When(Asked);
        outcome.ThenRefused("participant.not-eligible");
        Assert.Contains("no-opioids", ((Decision.Refused)outcome.Decision).Refusal.What, StringComparison.Ordinal);
    }

    [Fact]
    public void nobody_is_enrolled_twice() => Stories.Enrolled.When(Asked).ThenRefused("participant.already-enrolled");

    [Fact]
    public void her_zone_is_a_zone() => Stories.Assessed.When(Asked with { Zone = "Madrid" }).ThenRefused("participant.zone-unknown");
}
