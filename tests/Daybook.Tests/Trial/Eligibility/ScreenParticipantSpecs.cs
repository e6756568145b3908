using Daybook.Trial;

namespace Daybook.Tests.Trial.Eligibility;

public sealed class ScreenParticipantSpecs
{
    private static readonly ScreenParticipant Asked = new(Stories.Ana, "north", Stories.FirstOfJune, "letter", null);

    [Fact]
    public void the_screening_log_is_written_before_consent() =>
        Stories.Published.When(Asked).Then(new ParticipantScreened(Stories.Ana, "north", Stories.FirstOfJune, "letter", null));

    [Fact]
    public void the_log_names_the_criterion_at_which_screening_ended() =>
        Stories.Published.When(Asked with { FirstFailing = "adult" }).Then(new ParticipantScreened(Stories.Ana, "north", Stories.FirstOfJune, "letter", "adult"));

    [Fact]
    public void a_criterion_of_the_log_is_the_protocol_s() =>
        Stories.Published.When(Asked with { FirstFailing = "tall" }).ThenRefused("criterion.unknown");

    [Fact]
    public void a_participant_has_a_key() => Stories.Published.When(Asked with { Participant = new(" ") }).ThenRefused("participant.unnamed");

    [Fact]
    public void nobody_is_screened_twice() => Stories.Screened.When(Asked).ThenRefused("participant.already-screened");

    [Fact]
    public void a_site_is_the_protocol_s() => Stories.Published.When(Asked with { Site = "east" }).ThenRefused("site.unknown");

    [Fact]
    public void screening_is_not_in_the_future() =>
        Stories.Published.When(Asked with { Date = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Theory]
    [InlineData("")]
    [InlineData("imported")]
    public void the_route_is_said(string route) => Stories.Published.When(Asked with { Route = route }).ThenRefused("screening.no-route");
}
