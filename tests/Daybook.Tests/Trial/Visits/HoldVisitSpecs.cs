using Daybook.Trial;

namespace Daybook.Tests.Trial.Visits;

public sealed class HoldVisitSpecs
{
    private static readonly HoldVisit First = new(Stories.Ana, "v1", Stories.FirstOfJune);

    private static readonly Story Later = Stories.Visited.At("2026-07-10T08:00:00Z");

    [Fact]
    public void the_first_visit_is_day_1()
    {
        Stories.Randomised.When(First).Then(new VisitHeld(Stories.Ana, "v1", Stories.FirstOfJune, 1, 0, true));
        Assert.Equal(Stories.FirstOfJune, Stories.Visited.Her().DayOne);
    }

    [Theory]
    [InlineData(20, 20, -2, true)]
    [InlineData(24, 24, 2, true)]
    [InlineData(25, 25, 3, false)]
    public void a_visit_off_its_window_is_recorded_and_said(int onDay, int day, int off, bool inWindow)
    {
        var date = Stories.FirstOfJune.PlusDays(onDay - 1);
        Later.When(new HoldVisit(Stories.Ana, "v2", date)).Then(new VisitHeld(Stories.Ana, "v2", date, day, off, inWindow));
    }

    [Fact]
    public void a_visit_may_be_missed() =>
        Later.When(new HoldVisit(Stories.Ana, "v3", Stories.FirstOfJune.PlusDays(31)))
            .Then(new VisitHeld(Stories.Ana, "v3", Stories.FirstOfJune.PlusDays(31), 32, 0, true));

    [Fact]
    public void a_visit_is_the_protocol_s() => Later.When(First with { Visit = "v9" }).ThenRefused("visit.unknown");

    [Fact]
    public void a_visit_is_held_once() => Stories.Visited.When(First).ThenRefused("visit.already-held");

    [Fact]
    public void the_first_visit_comes_first() => Stories.Randomised.When(First with { Visit = "v2" }).ThenRefused("visit.first-missing");

    [Fact]
    public void visits_follow_one_another() =>
        Later.Done(new HoldVisit(Stories.Ana, "v3", Stories.FirstOfJune.PlusDays(31)))
            .When(new HoldVisit(Stories.Ana, "v2", Stories.FirstOfJune.PlusDays(32)))
            .ThenRefused("visit.out-of-order");

    [Fact]
    public void two_visits_are_not_one_day() => Later.When(new HoldVisit(Stories.Ana, "v2", Stories.FirstOfJune)).ThenRefused("visit.out-of-order");

    [Fact]
    public void a_visit_is_not_in_the_future() => Stories.Randomised.When(First with { Date = Stories.FirstOfJune.PlusDays(1) }).ThenRefused("date.in-future");

    [Fact]
    public void the_future_begins_at_midnight_where_she_lives() =>
        Stories.Randomised.At("2026-06-01T22:30:00Z").When(First with { Date = Stories.FirstOfJune.PlusDays(1) })
            .Then(new VisitHeld(Stories.Ana, "v1", Stories.FirstOfJune.PlusDays(1), 1, 0, true));

    [Fact]
    public void no_visit_comes_before_consent() => Stories.Randomised.When(First with { Date = Stories.FirstOfJune.PlusDays(-1) }).ThenRefused("visit.before-consent");
}
