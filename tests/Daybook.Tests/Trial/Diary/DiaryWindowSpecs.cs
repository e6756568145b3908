using Daybook.Trial;
using NodaTime;
using NodaTime.Text;

namespace Daybook.Tests.Trial;

/// <summary>A diary that opens at 18:00, closes at 03:00 the next day and takes late entries until noon.</summary>
public class DiaryWindowSpecs
{
    private static readonly Protocol Crossover = ProtocolReader.Read(Bundled.Crossover, "minimal-crossover.yaml").Protocol!;
    private static readonly LocalDate June1 = new(2026, 6, 1);
    private static readonly Schedule Madrid = Schedule.Planned(Crossover, June1, "Europe/Madrid");

    [Fact]
    public void a_window_past_midnight_belongs_to_the_day_on_which_it_opens()
    {
        var window = Madrid.DiaryWindow(June1.PlusDays(4));

        Assert.Equal(Utc("2026-06-05T16:00:00Z"), window.Opens);
        Assert.Equal(Utc("2026-06-06T01:00:00Z"), window.Closes);
        Assert.Equal(Utc("2026-06-06T10:00:00Z"), window.LateUntil);
    }

    [Theory]
    [InlineData("2026-06-05T15:59:59Z", Verdict.Future)]
    [InlineData("2026-06-05T16:00:00Z", Verdict.InTime)]
    [InlineData("2026-06-06T00:59:59Z", Verdict.InTime)]
    [InlineData("2026-06-06T01:00:00Z", Verdict.Late)]
    [InlineData("2026-06-06T09:59:59Z", Verdict.Late)]
    [InlineData("2026-06-06T10:00:00Z", Verdict.OutsideWindow)]
    public void an_entry_for_day_5_is_judged_by_its_instant(string at, Verdict verdict) =>
        Assert.Equal(verdict, Madrid.Judge(June1.PlusDays(4), Utc(at)));

    [Theory]
    [InlineData("2026-06-05T22:30:00Z", 4, Verdict.InTime)] // half past midnight on the 6th still writes the 5th
    [InlineData("2026-06-06T08:00:00Z", 4, Verdict.Late)]
    [InlineData("2026-06-06T12:00:00Z", 4, Verdict.OutsideWindow)]
    [InlineData("2026-06-06T16:00:00Z", 5, Verdict.InTime)]
    public void an_instant_belongs_to_the_day_whose_window_opened_last(string at, int daysAfterFirst, Verdict verdict) =>
        Assert.Equal(new DiaryMoment(June1.PlusDays(daysAfterFirst), verdict), Madrid.Judge(Utc(at)));

    [Fact]
    public void a_day_outside_the_study_has_no_window()
    {
        Assert.Equal(Verdict.OutsideWindow, Madrid.Judge(June1.PlusDays(-1), Utc("2026-05-31T20:00:00Z")));
        Assert.Equal(Verdict.OutsideWindow, Madrid.Judge(Madrid.LastDay.PlusDays(1), Madrid.DiaryWindow(Madrid.LastDay.PlusDays(1)).Opens));
        Assert.Equal(Verdict.InTime, Madrid.Judge(Madrid.LastDay, Madrid.DiaryWindow(Madrid.LastDay).Opens));
    }

    [Fact]
    public void without_a_late_time_an_entry_after_the_window_is_outside_it()
    {
        var strict = Schedule.Planned(Crossover with { Diary = Crossover.Diary! with { LateUntil = null } }, June1, "Europe/Madrid");

        Assert.Equal(Verdict.OutsideWindow, strict.Judge(June1, strict.DiaryWindow(June1).Closes));
    }

    [Fact]
    public void when_clocks_go_forward_the_window_is_an_hour_shorter()
    {
        // 29 March 2026: 02:00 becomes 03:00 in Madrid.
        var window = Schedule.Planned(Crossover, new LocalDate(2026, 3, 1), "Europe/Madrid").DiaryWindow(new LocalDate(2026, 3, 28));

        Assert.Equal(Utc("2026-03-28T17:00:00Z"), window.Opens);
        Assert.Equal(Utc("2026-03-29T01:00:00Z"), window.Closes);
    }

    [Fact]
    public void when_clocks_go_back_the_window_is_an_hour_longer()
    {
        // 25 October 2026: 03:00 becomes 02:00 in Madrid.
        var window = Schedule.Planned(Crossover, new LocalDate(2026, 10, 1), "Europe/Madrid").DiaryWindow(new LocalDate(2026, 10, 24));

        Assert.Equal(Duration.FromHours(10), window.Closes - window.Opens);
    }

    [Fact]
    public void a_skipped_time_is_the_instant_of_the_change_and_a_repeated_one_is_the_first()
    {
        var diary = Crossover.Diary! with { Closes = new ClockTime(new LocalTime(2, 30), 1), LateUntil = null };
        var schedule = Schedule.Planned(Crossover with { Diary = diary }, new LocalDate(2026, 3, 1), "Europe/Madrid");

        Assert.Equal(Utc("2026-03-29T01:00:00Z"), schedule.DiaryWindow(new LocalDate(2026, 3, 28)).Closes);
        Assert.Equal(Utc("2026-10-25T00:30:00Z"), schedule.DiaryWindow(new LocalDate(2026, 10, 24)).Closes);
    }

    [Fact]
    public void a_day_that_a_zone_leaves_out_still_has_one_window_of_its_own()
    {
        // Samoa had no 30 December 2011.
        var schedule = Schedule.Planned(Crossover, new LocalDate(2011, 12, 20), "Pacific/Apia");
        var windows = Enumerable.Range(28, 4).Select(day => schedule.DiaryWindow(new LocalDate(2011, 12, day))).ToList();

        Assert.All(windows.Zip(windows.Skip(1)), pair => Assert.True(pair.First.LateUntil <= pair.Second.Opens));
    }

    [Fact]
    public void without_a_diary_there_is_no_window() =>
        Assert.Throws<InvalidOperationException>(() => Schedule.Planned(Crossover with { Diary = null }, June1, "Europe/Madrid").DiaryWindow(June1));

    [Fact]
    public void the_version_of_the_time_zone_data_is_known() => Assert.Matches("20[0-9][0-9][a-z]", Schedule.TzdbVersion);

    private static Instant Utc(string text) => InstantPattern.General.Parse(text).Value;
}
