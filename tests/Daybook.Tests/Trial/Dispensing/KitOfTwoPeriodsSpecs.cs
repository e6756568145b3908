using System.Collections.Immutable;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial.Dispensing;

/// <summary>A kit that is taken in two treated periods, the second of which begins with a visit that hands out nothing.</summary>
public sealed class KitOfTwoPeriodsSpecs
{
    private static readonly Protocol Two = ProtocolReader.Read(Faults.TwoOfOneKit, "two.yaml").Protocol!;

    private static readonly LocalDate First = new(2026, 3, 1);

    private static readonly Kit Kit = new(new KitId("K-1"), "main") { Visit = "v1", Dispensed = First, Units = 37, TreatedPeriod = 0 };

    [Fact]
    public void it_lasts_through_the_days_that_a_late_visit_adds()
    {
        // 35 days as planned; v2 may be 2 days late, and the 28 days that it begins are as late.
        Assert.Equal("", ProblemText.Render(ProtocolReader.Read(Faults.TwoOfOneKit, "two.yaml").Problems));
        Assert.Equal(["DB0166"], ProtocolReader.Read(Faults.OtherWays["DB0166-late-twice"](), "two.yaml").Problems.Select(problem => problem.Code));
        Assert.Equal(First.PlusDays(36), Late().LastDay);
    }

    [Fact]
    public void what_should_have_been_taken_of_it_are_the_days_of_both() =>
        Assert.Equal([0, 7, 8, 35, 35], new[] { 0, 7, 8, 35, 60 }.Select(days => Kit.PlannedUnits(Two, Schedule.Planned(Two, First, "Europe/Madrid"), First.PlusDays(days))));

    [Fact]
    public void days_that_a_late_visit_adds_are_taken_too() => Assert.Equal(37, Kit.PlannedUnits(Two, Late(), First.PlusDays(40)));

    [Fact]
    public void a_kit_of_one_period_is_not_expected_in_the_next_that_has_its_own()
    {
        var crossover = ProtocolReader.Read(Bundled.Pilot, "pilot.yaml").Protocol!;
        var placebo = new Kit(new KitId("K-1"), "clinic") { Visit = "v2", Dispensed = First.PlusDays(14), Units = 18, TreatedPeriod = 0 };
        Assert.Equal(14, placebo.PlannedUnits(crossover, Schedule.Planned(crossover, First, "Europe/Madrid"), First.PlusDays(60)));
    }

    private static Schedule Late() => Schedule.Of(Two, new Participant { Key = new("ana"), Site = "main", Screened = First, Zone = "Europe/Madrid", DayOne = First }
        with { Visits = ImmutableSortedDictionary<string, HeldVisit>.Empty.Add("v1", new HeldVisit(First, 1, 0, true)).Add("v2", new HeldVisit(First.PlusDays(9), 10, 2, true)) })!;
}
