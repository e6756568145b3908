using Daybook.Trial;

namespace Daybook.Tests.Trial.Visits;

public sealed class MoveScheduleSpecs
{
    private static readonly MoveSchedule Asked = new(Stories.Ana, "washout", Stories.FirstOfJune.PlusDays(16), "holiday");

    [Fact]
    public void a_period_is_moved_with_its_reason()
    {
        Stories.Visited.When(Asked).Then(new ScheduleMoved(Stories.Ana, "washout", Asked.Start, "holiday"));
        var story = Stories.Visited.Done(Asked);
        Assert.Equal(Asked.Start, Schedule.Of(story.Study.ProtocolOf(story.Her()), story.Her())!.PeriodDates("washout").Start);
    }

    [Fact]
    public void a_period_is_the_protocol_s() => Stories.Visited.When(Asked with { Period = "third" }).ThenRefused("schedule.period-unknown");

    [Fact]
    public void there_is_no_schedule_before_the_first_visit() => Stories.Randomised.When(Asked).ThenRefused("schedule.not-started");

    [Fact]
    public void a_move_has_a_reason() => Stories.Visited.When(Asked with { Reason = " " }).ThenRefused("reason.missing");

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1_000_000)]
    public void periods_do_not_overtake_one_another(int day) =>
        Stories.Visited.When(Asked with { Start = Stories.FirstOfJune.PlusDays(day) }).ThenRefused("schedule.out-of-order");
}
