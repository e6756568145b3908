using Daybook.Trial;

namespace Daybook.Tests.Trial.Enrolment;

public sealed class WithdrawParticipantSpecs
{
    private static readonly WithdrawParticipant Asked = new(Stories.Ana, Stories.FirstOfJune, null);

    [Fact]
    public void she_leaves_without_saying_why() => Stories.Randomised.When(Asked).Then(new ParticipantWithdrawn(Stories.Ana, Stories.FirstOfJune, null));

    [Fact]
    public void she_leaves_once() => Stories.Randomised.Done(Asked).When(Asked).ThenRefused("participant.already-withdrawn");

    [Fact]
    public void she_has_not_left_tomorrow() => Stories.Randomised.When(Asked with { Date = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void safety_is_recorded_after_she_has_left() =>
        Stories.Randomised.Done(Asked).Done(new RecordAdverseEvent(
            Stories.Ana, "ae-1", "Nausea", Stories.FirstOfJune, null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.Unknown));

    [Fact]
    public void nothing_new_is_begun_after_she_has_left() =>
        Stories.Randomised.Done(Asked).When(new HoldVisit(Stories.Ana, "v1", Stories.FirstOfJune)).ThenRefused("participant.withdrawn");
}
