using System.Collections.Immutable;
using Daybook.Trial;
using NodaTime;

namespace Daybook.Tests.Trial;

/// <summary>A diary that ends with a visit: INNOVA's, with the one after three months, on day 92 and two weeks either way.</summary>
public sealed class DiaryUntilSpecs
{
    private static readonly LocalDate DayOne = new(2026, 3, 2);
    private static readonly Protocol Innova = ProtocolReader.Read(Bundled.Innova, "innova").Protocol!;

    [Fact]
    public void until_the_visit_is_held_the_diary_goes_on_to_the_end_of_its_window() => Assert.Equal(106, LastDay(Her()));

    [Fact]
    public void once_it_is_held_the_day_before_was_the_last() => Assert.Equal(88, LastDay(Her(("t1", 89))));

    [Theory, InlineData(88, Verdict.InTime), InlineData(89, Verdict.OutsideWindow)]
    public void an_entry_beyond_it_is_kept_and_outside(int day, Verdict verdict)
    {
        var schedule = Schedule.Of(Innova, Her(("t1", 89)))!;

        Assert.Equal(verdict, schedule.Judge(schedule.DateOf(day), schedule.DiaryWindow(schedule.DateOf(day)).Opens + Duration.FromHours(1)));
    }

    [Fact]
    public void after_it_the_phone_is_given_no_windows()
    {
        var at = (Day: DayOne.PlusDays(100), Her: Her(("t1", 89)));

        Assert.Empty(DiaryCard.Compile(Innova, at.Her, at.Day.AtMidnight().InUtc().ToInstant()).Windows);
        Assert.Equal(DiaryCard.Days, DiaryCard.Compile(Innova, Her(), DayOne.PlusDays(60).AtMidnight().InUtc().ToInstant()).Windows.Count);
    }

    private static int LastDay(Participant her) => Schedule.Of(Innova, her)!.DayNumber(Schedule.Of(Innova, her)!.LastDiaryDay);

    private static Participant Her(params (string Visit, int Day)[] held) => new()
    {
        Key = new ParticipantKey("p1"),
        Site = "sant-boi",
        Screened = DayOne,
        DayOne = DayOne,
        Zone = "Europe/Madrid",
        Visits = held.Append(("t0", 1)).ToImmutableSortedDictionary(visit => visit.Item1, visit => new HeldVisit(DayOne.PlusDays(visit.Item2 - 1), visit.Item2, 0, true), StringComparer.Ordinal),
    };
}
