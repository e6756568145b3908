using Daybook.Analysis;
using Daybook.Tests.Analysis;
using Daybook.Trial;
using NodaTime;
using Period = Daybook.Trial.Period;

namespace Daybook.Tests.Trial.Dispensing;

/// <summary>A dose by steps: how many units a kit holds for its days, what is expected back, and that the steps tell nothing.</summary>
public sealed class DoseStepSpecs
{
    private static readonly string Fixture = Bundled.ReadAt("tests/Daybook.Tests/Trial/Protocol/fixtures/titration.yaml");

    private static readonly Protocol Titrated = ProtocolReader.Read(Fixture, "titration").Protocol!;

    private static readonly LocalDate First = new(2026, 3, 1);

    private static Schedule Planned(Protocol protocol) => Schedule.Planned(protocol, First, "Europe/Copenhagen");

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(21, 3)]
    [InlineData(22, 4)]
    [InlineData(84, 4)]
    [InlineData(85, 0)]
    public void every_day_has_the_units_of_its_step(int day, int units) => Assert.Equal(units, DoseSteps.On(Planned(Titrated), First.PlusDays(day - 1)));

    [Fact]
    public void a_kit_holds_what_its_days_ask_for() =>
        // 7 + 14 + 21 + 28, then 28 days of 4 twice.
        Assert.Equal([140 - 70, 140 - 112, 140 - 112], PlannedKit.Of(Planned(Titrated)).Select(kit => kit.Spare));

    [Fact]
    public void a_count_is_judged_by_the_steps_of_its_days()
    {
        var kit = new Kit(new KitId("K-1"), "clinic") { Dispensed = First, Units = 140, TreatedPeriod = 0 };
        var schedule = Planned(Titrated);

        Assert.Equal([0, 7, 9, 70, 74], new[] { 0, 7, 8, 28, 29 }.Select(days => kit.PlannedUnits(Titrated, schedule, First.PlusDays(days))));
        var plain = Titrated with { Supply = Titrated.Supply! with { Steps = [] } };
        Assert.Equal(28, kit.PlannedUnits(plain, Planned(plain), First.PlusDays(28)));
    }

    [Fact]
    public void steps_go_on_through_a_masked_boundary_and_begin_anew_after_a_pause_or_a_public_one()
    {
        Period[] two = [Titrated.Periods[0] with { Id = "one", Days = 14 }, new Period { Id = "two", Days = 14, Treated = true }];
        Assert.Equal(3, UnitsOnDay15(two));
        Assert.Equal(1, UnitsOnDay15([two[0], two[1] with { Starts = Boundary.Public }]));
        Assert.Equal(1, UnitsOnDay15([two[0] with { Days = 7 }, new Period { Id = "pause", Days = 7, Starts = Boundary.Public }, two[1]]));
    }

    [Fact]
    public void when_a_visit_is_late_the_kit_goes_on_at_the_step_of_the_day()
    {
        var her = new Participant { Key = new("ana"), Site = "clinic", Screened = First, Zone = "Europe/Copenhagen", DayOne = First };
        Assert.Equal(4, DoseSteps.On(Schedule.Of(Titrated, her)!, First.PlusDays(30)));
    }

    [Fact]
    public void a_whole_trial_returns_what_was_not_taken()
    {
        var study = MemoryStudy.Run(Fixture, """
            truth: titration
            note: Round numbers. Assumptions, not evidence.
            screening: { fail: 0, routes: [clinic], per-week: 40, first-visit-within: 4 }
            measures:
              - { id: pain, mean: 50, between: 5, within: 10 }
              - { id: capsule, mean: 0.95 }
            diary: { late: 0, missed: 0, outside: 0, offline: 0 }
            visits: { shift: 1, taken: 1 }
            """, 7, 12);
        var back = study.State.Kits.Values.Where(kit => kit.Returned is not null).ToList();

        Assert.Empty(study.Refusals.Select(refusal => refusal.Code));
        Assert.Equal(36, back.Count);
        Assert.All(back, kit => Assert.Equal(DoseSteps.Between(Schedule.Of(Titrated, study.State.Participants[kit.Holder!.Value])!, kit.Dispensed!.Value, kit.Returned!.Value), kit.Units - kit.UnitsBack));
        Assert.Contains("1 capsule a day, from day 8 of taking 2, from day 15 of taking 3, from day 22 of taking 4", Report.Of(AnalysisRun.Of(study.Opened()), study.Provenance(7), []).Html, StringComparison.Ordinal);
    }

    private static int UnitsOnDay15(Period[] periods) => DoseSteps.On(Planned(Titrated with { Periods = periods }), First.PlusDays(14));
}
