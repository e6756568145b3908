using Daybook.Trial;

namespace Daybook.Tests.Trial.AdverseEvents;

public sealed class RecordAdverseEventSpecs
{
    private static readonly RecordAdverseEvent Asked = new(
        Stories.Ana, "ae-1", "Headache", Stories.FirstOfJune, null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.NotRecovered);

    [Fact]
    public void an_adverse_event_is_recorded() =>
        Stories.Visited.When(Asked).Then(new AdverseEventRecorded(
            Stories.Ana, "ae-1", "Headache", Stories.FirstOfJune, null, Severity.Mild, false, Relatedness.Possible, ActionTaken.None, Daybook.Trial.Outcome.NotRecovered));

    [Fact]
    public void the_same_id_is_a_fresh_record_and_the_earlier_one_stays_readable()
    {
        var story = Stories.Visited.Done(Asked).Done(Asked with { Resolved = Stories.FirstOfJune, Outcome = Daybook.Trial.Outcome.Recovered });
        var stands = story.Study.AdverseEvents["ae-1"];
        Assert.Equal(Daybook.Trial.Outcome.Recovered, stands.Recorded.Outcome);
        Assert.Equal(Asked.Term, Assert.IsType<AdverseEventRecorded>(story.Ledger[(int)Assert.Single(stands.History)].Event).Term);
    }

    [Fact]
    public void it_has_a_term() => Stories.Visited.When(Asked with { Term = "" }).ThenRefused("adverse-event.unnamed");

    [Fact]
    public void it_does_not_begin_tomorrow() => Stories.Visited.When(Asked with { Onset = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void it_does_not_end_tomorrow() => Stories.Visited.When(Asked with { Resolved = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void it_does_not_end_before_it_began() =>
        Stories.Visited.When(Asked with { Resolved = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("adverse-event.resolved-before-onset");

    [Fact]
    public void an_id_belongs_to_one_participant() =>
        Allocation.RandomiseParticipantSpecs.Enrol(Stories.Visited.Done(Asked), Stories.Bea)
            .When(Asked with { Participant = Stories.Bea })
            .ThenRefused("adverse-event.other-participant");
}
