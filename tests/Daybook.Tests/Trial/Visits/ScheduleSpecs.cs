using System.Collections.Immutable;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The calendar of one participant: 14 days treated, 7 of washout, 10 treated from visit v2 on; v1 on day 1, v2 on day 22, v3 on day 32.</summary>
public class ScheduleSpecs
{
    private static readonly LocalDate June1 = new(2026, 6, 1);
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;
    private static readonly Protocol Parallel = ProtocolReader.Read(Bundled.Read("minimal-parallel.yaml"), "minimal-parallel.yaml").Protocol!;

    [Fact]
    public void before_the_first_visit_there_is_no_schedule() => Assert.Null(Schedule.Of(Crossover, Someone));

    [Fact]
    public void as_planned_every_period_follows_the_one_before()
    {
        var schedule = Schedule.Planned(Crossover, June1, "Europe/Madrid");

        Assert.Equal([(1, 14), (15, 21), (22, 31)], schedule.Periods.Select(period => (schedule.DayNumber(period.Start), schedule.DayNumber(period.End))));
        Assert.Equal([0, null, 1], schedule.Periods.Select(period => period.Treated));
        Assert.Equal([1, 22, 32], schedule.Visits.Select(visit => schedule.DayNumber(visit.Target)));
        Assert.Equal(June1.PlusDays(30), schedule.LastDay);
    }

    [Fact]
    public void day_1_is_the_date_of_the_first_visit_and_the_day_before_is_0()
    {
        var schedule = Schedule.Planned(Crossover, June1, "Europe/Madrid");

        Assert.Equal(1, schedule.DayNumber(June1));
        Assert.Equal(0, schedule.DayNumber(June1.PlusDays(-1)));
        Assert.Equal(June1, schedule.DateOf(1));
    }

    [Fact]
    public void a_visit_that_anchors_a_period_moves_everything_after_it()
    {
        var schedule = Of(Crossover, Held("v1", 1), Held("v2", 24));

        Assert.Equal([(1, 14), (15, 23), (24, 33)], schedule.Periods.Select(period => (schedule.DayNumber(period.Start), schedule.DayNumber(period.End))));
        Assert.Equal(34, schedule.DayNumber(schedule.PlannedVisit("v3").Target));
        Assert.Equal(38, schedule.DayNumber(schedule.PlannedVisit("v3").Latest));
        Assert.Equal(33, schedule.DayNumber(schedule.LastDay));
    }

    [Fact]
    public void an_anchor_visit_does_not_move_its_own_target()
    {
        var visit = Of(Crossover, Held("v1", 1), Held("v2", 24)).PlannedVisit("v2");

        Assert.Equal(June1.PlusDays(21), visit.Target);
        Assert.Equal(2, visit.DaysFromTarget(June1.PlusDays(23)));
        Assert.True(visit.Allows(June1.PlusDays(23)));
        Assert.False(visit.Allows(June1.PlusDays(24)));
        Assert.False(visit.Allows(June1.PlusDays(18)));
    }

    [Fact]
    public void a_visit_that_anchors_nothing_moves_nothing()
    {
        var planned = Schedule.Planned(Crossover, June1, "Europe/Madrid");

        Assert.Equal(planned.Periods, Of(Crossover, Held("v1", 1), Held("v3", 36)).Periods);
    }

    [Fact]
    public void a_schedule_move_wins_over_the_anchor_visit()
    {
        var participant = Someone with { DayOne = June1, Visits = Someone.Visits.Add("v2", At(24)), Moved = Someone.Moved.Add("second", June1.PlusDays(27)) };
        var schedule = Schedule.Of(Crossover, participant)!;

        Assert.Equal(28, schedule.DayNumber(schedule.PeriodDates("second").Start));
        Assert.Equal(27, schedule.DayNumber(schedule.PeriodDates("washout").End));
        Assert.Equal(28, schedule.DayNumber(schedule.PlannedVisit("v2").Target));
        Assert.Equal(38, schedule.DayNumber(schedule.PlannedVisit("v3").Target));
    }

    [Fact]
    public void moving_a_period_without_an_anchor_moves_what_follows()
    {
        var participant = Someone with { DayOne = June1, Moved = Someone.Moved.Add("washout", June1.PlusDays(16)) };
        var schedule = Schedule.Of(Crossover, participant)!;

        Assert.Equal([(1, 16), (17, 23), (24, 33)], schedule.Periods.Select(period => (schedule.DayNumber(period.Start), schedule.DayNumber(period.End))));
    }

    [Fact]
    public void an_early_anchor_visit_cuts_the_period_before_it_short()
    {
        var schedule = Of(Crossover, Held("v2", 20));

        Assert.Equal(19, schedule.DayNumber(schedule.PeriodDates("washout").End));
        Assert.Equal("second", schedule.PeriodOf(June1.PlusDays(19))!.Period.Id);
    }

    [Fact]
    public void a_period_that_a_move_overtakes_has_no_days()
    {
        var participant = Someone with { DayOne = June1, Moved = Someone.Moved.Add("second", June1.PlusDays(9)) };
        var schedule = Schedule.Of(Crossover, participant)!;

        Assert.Equal(9, schedule.DayNumber(schedule.PeriodDates("first").End));
        Assert.True(schedule.PeriodDates("washout").Days <= 0);
        Assert.Equal("second", schedule.PeriodOf(June1.PlusDays(9))!.Period.Id);
    }

    [Fact]
    public void every_day_from_day_1_to_the_last_is_in_exactly_one_period()
    {
        foreach (var day in Enumerable.Range(5, 30))
        {
            var schedule = Of(Crossover, Held("v1", 1), Held("v2", day));
            var days = Enumerable.Range(1, schedule.DayNumber(schedule.LastDay)).Select(schedule.DateOf);

            Assert.All(days, date => Assert.Single(schedule.Periods, period => period.Contains(date)));
            Assert.Null(schedule.PeriodOf(schedule.DayOne.PlusDays(-1)));
            Assert.Null(schedule.PeriodOf(schedule.LastDay.PlusDays(1)));
        }
    }

    [Theory, InlineData("v1", null), InlineData("v2", "first"), InlineData("v3", "second")]
    public void a_visit_measures_the_period_it_names(string visit, string? period) =>
        Assert.Equal(period, Schedule.Planned(Crossover, June1, "Europe/Madrid").ScoredPeriod(visit)?.Id);

    [Theory, InlineData("v1", null), InlineData("v2", "run-in"), InlineData("v3", "intake")]
    public void a_visit_that_names_no_period_measures_that_of_the_day_before(string visit, string? period) =>
        Assert.Equal(period, Schedule.Planned(Parallel, June1, "Europe/Madrid").ScoredPeriod(visit)?.Id);

    [Fact]
    public void the_zone_is_where_she_lives_else_where_she_is_seen()
    {
        Assert.Equal("Atlantic/Canary", Schedule.Of(Crossover, Someone with { DayOne = June1, Site = "south" })!.Zone.Id);
        Assert.Equal("America/Lima", Schedule.Of(Crossover, Someone with { DayOne = June1, Zone = "America/Lima" })!.Zone.Id);
    }

    [Fact]
    public void an_unknown_zone_period_or_visit_is_an_error()
    {
        var schedule = Schedule.Planned(Crossover, June1, "Europe/Madrid");

        Assert.Throws<ArgumentException>(() => Schedule.Planned(Crossover, June1, "Europe/Nowhere"));
        Assert.Throws<ArgumentException>(() => schedule.PeriodDates("third"));
        Assert.Throws<ArgumentException>(() => schedule.PlannedVisit("v9"));
    }

    private static Participant Someone => new() { Key = new ParticipantKey("p"), Site = "north", Screened = June1.PlusDays(-7) };

    private static Schedule Of(Protocol protocol, params (string Visit, int Day)[] held) =>
        Schedule.Of(protocol, Someone with { DayOne = June1, Visits = Someone.Visits.AddRange(held.Select(visit => KeyValuePair.Create(visit.Visit, At(visit.Day)))) })!;

    private static (string Visit, int Day) Held(string visit, int day) => (visit, day);

    private static HeldVisit At(int day) => new(June1.PlusDays(day - 1), day, 0, true);
}
