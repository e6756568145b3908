using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>The days of the two trials of low-dose naltrexone as they were published and as the registry has them, written here by hand.</summary>
public sealed class LiteralDaysSpecs
{
    private static readonly LocalDate DayOne = new(2026, 3, 1);

    /// <summary>Two weeks each of baseline and placebo, eight of the drug, two of washout; a visit every two weeks, each after the phase that it measures.</summary>
    [Fact]
    public void the_pilot_of_2009()
    {
        var schedule = Planned(Bundled.Pilot, "all");

        Assert.Equal([("baseline", 1, 14), ("placebo", 15, 28), ("drug", 29, 84), ("washout", 85, 98)], Periods(schedule));
        Assert.Equal([("v1", 1), ("v2", 15), ("v3", 29), ("v4", 43), ("v5", 57), ("v6", 71), ("v7", 85), ("v8", 99)], Visits(schedule));
        Assert.Equal(["baseline", "baseline", "placebo", "drug", "drug", "drug", "drug", "washout"], schedule.Visits.Select(visit => schedule.ScoredPeriod(visit.Visit.Id)!.Id));
        Assert.Equal(98, schedule.DayNumber(schedule.LastDiaryDay));
    }

    /// <summary>Two weeks of baseline; twelve weeks of naltrexone and four of placebo in either order; four of follow-up; twelve visits, every two weeks.</summary>
    [Theory]
    [InlineData("NP", 98, 96, 98)]
    [InlineData("PN", 42, 40, 42)]
    public void the_crossover_of_2013(string arm, int firstEnds, int endFrom, int endTo)
    {
        var schedule = Planned(Bundled.Unequal, arm);

        Assert.Equal([("baseline", 1, 14), ("first", 15, firstEnds), ("second", firstEnds + 1, 126), ("follow-up", 127, 154)], Periods(schedule));
        Assert.Equal([("v1", 1), ("v2", 15), ("v3", 29), ("v4", 43), ("v5", 57), ("v6", 71), ("v7", 85), ("v8", 99), ("v9", 113), ("v10", 127), ("v11", 141), ("v12", 155)], Visits(schedule));
        // The baseline is the mean of days 1 to 14, and the end of a condition its last three days.
        var days = EndpointDays.Of(schedule, schedule.Protocol.Endpoints.Single(endpoint => endpoint.Id == "pain"));
        Assert.Equal([("baseline", 1, 14), ("first", endFrom, endTo), ("second", 124, 126)], days.Select(part => (part.Dates.Period.Id, schedule.DayNumber(part.First!.Value), schedule.DayNumber(part.Last!.Value))));
    }

    private static Schedule Planned(string yaml, string arm) => Schedule.Planned(Turns.Lived(ProtocolReader.Read(yaml, "published.yaml").Protocol!, arm), DayOne, "America/Los_Angeles");

    private static IEnumerable<(string, int, int)> Periods(Schedule schedule) => schedule.Periods.Select(period => (period.Period.Id, schedule.DayNumber(period.Start), schedule.DayNumber(period.End)));

    private static IEnumerable<(string, int)> Visits(Schedule schedule) => schedule.Visits.Select(visit => (visit.Visit.Id, schedule.DayNumber(visit.Target)));
}
