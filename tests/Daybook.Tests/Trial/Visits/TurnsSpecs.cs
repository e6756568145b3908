using System.Collections.Immutable;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The crossover of 2013: sixteen weeks of capsules, of which twelve are one treatment and four the other, in an order that only the arm knows.</summary>
public class TurnsSpecs
{
    private static readonly LocalDate June1 = new(2026, 6, 1);
    private static readonly Protocol Unequal = ProtocolReader.Read(Bundled.Unequal, "2013").Protocol!;

    [Fact]
    public void the_published_calendar_comes_out_day_for_day()
    {
        var schedule = Schedule.Planned(Unequal, June1, "America/Los_Angeles");

        // Twelve sessions every two weeks from day 0 to 154, counted here from 1; two weeks, sixteen, four: twenty-two.
        Assert.Equal(Enumerable.Range(0, 12).Select(k => (14 * k) + 1), schedule.Visits.Select(visit => schedule.DayNumber(visit.Target)));
        Assert.Equal([(1, 14), (15, 126), (127, 154)], schedule.Periods.Select(period => (schedule.DayNumber(period.Start), schedule.DayNumber(period.End))));
    }

    [Theory]
    [InlineData("NP", "baseline 1-14, first 15-98, second 99-126, follow-up 127-154")]
    [InlineData("PN", "baseline 1-14, first 15-42, second 43-126, follow-up 127-154")]
    public void each_arm_lives_its_turns(string arm, string calendar) =>
        Assert.Equal(calendar, string.Join(", ", PeriodPlan.Of(Turns.Lived(Unequal, arm)).Select(plan => $"{plan.Period.Id} {plan.FirstDay}-{plan.LastDay}")));

    [Fact]
    public void both_arms_stand_on_one_schedule() =>
        Assert.Equal(["baseline", "capsules", "follow-up"], Schedule.Of(Unequal, Her())!.Periods.Select(period => period.Period.Id));

    [Fact]
    public void a_turn_begins_with_the_visit_that_hands_out_its_first_kit()
    {
        var late = Her(("v1", 1), ("v2", 15), ("v8", 101));

        Assert.Equal(101, DayOf(Turns.Schedule(Unequal, "NP", late)!, "second"));
        Assert.Equal(43, DayOf(Turns.Schedule(Unequal, "PN", late)!, "second"));
    }

    [Fact]
    public void moving_the_period_moves_its_first_turn()
    {
        var moved = Her(("v1", 1)) with { Moved = ImmutableSortedDictionary<string, LocalDate>.Empty.Add("capsules", June1.PlusDays(20)) };

        var schedule = Turns.Schedule(Unequal, "PN", moved)!;

        Assert.Equal([21, 49], [DayOf(schedule, "first"), DayOf(schedule, "second")]);
    }

    [Theory]
    [InlineData("v2", 0, 0)]
    [InlineData("v3", 0, 0)]
    [InlineData("v4", 0, 1)]
    [InlineData("v7", 0, 1)]
    [InlineData("v8", 1, 1)]
    [InlineData("v9", 1, 1)]
    public void a_kit_is_for_the_turn_of_its_visit(string visit, int np, int pn)
    {
        var turn = Turns.SuppliedAt(Unequal, visit, 0);

        Assert.Equal((np, pn, 0), (turn.Of("NP"), turn.Of("PN"), turn.Treated));
    }

    [Fact]
    public void a_study_without_turns_is_lived_as_it_is_written()
    {
        var crossover = ProtocolReader.Read(Bundled.Crossover, "minimal").Protocol!;

        Assert.Same(crossover, Turns.Lived(crossover, "AB"));
        Assert.Equal(2, Turns.Count(crossover));
    }

    private static Participant Her(params (string Visit, int Day)[] held) => new()
    {
        Key = new ParticipantKey("p1"),
        Site = "clinic",
        Screened = June1,
        DayOne = June1,
        Visits = held.ToImmutableSortedDictionary(visit => visit.Visit, visit => new HeldVisit(June1.PlusDays(visit.Day - 1), visit.Day, 0, true), StringComparer.Ordinal),
    };

    private static int DayOf(Schedule schedule, string period) => schedule.DayNumber(schedule.PeriodDates(period).Start);
}
